import { Button, Group, Select, Stack, Switch, TagsInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { fieldError, ProblemAlert } from "@/ui/problem-alert";

import { RoleSelect } from "./role-select";
import { type Connection, type ConnectionBody, useSaveConnection } from "./sign-in-queries";

const PRESETS: Record<string, string> = {
  google: "https://accounts.google.com",
  microsoft: "https://login.microsoftonline.com/TENANT/v2.0",
};

type Props = { connection: Connection | undefined; onDone: () => void };

/** A provider of OpenID Connect: where it is, and what it calls us. */
export function ConnectionForm({ connection, onDone }: Props) {
  const { t } = useTranslation("security");
  const save = useSaveConnection(connection);
  const form = useForm<ConnectionBody>({ initialValues: startOf(connection) });
  const field = (name: "name" | "server_url" | "client_id" | "secret") => ({
    ...form.getInputProps(name),
    error: fieldError(save.error, name),
  });
  const known = ["name", "domains", "server_url", "client_id", "secret"];
  return (
    <form onSubmit={form.onSubmit((body) => save.mutate(body, { onSuccess: onDone }))}>
      <Stack gap="md">
        <ProblemAlert error={save.error} fields={known} />
        <Select
          label={t("company.preset")}
          placeholder={t("company.any")}
          data={Object.keys(PRESETS).map((value) => ({ value, label: t(`company.${value}`) }))}
          onChange={(preset) => preset && form.setFieldValue("server_url", PRESETS[preset] ?? "")}
        />
        <TextInput label={t("company.name")} required withAsterisk={false} {...field("name")} />
        <TagsInput
          label={t("company.domains")}
          description={t("company.domainsHint")}
          {...form.getInputProps("domains")}
          error={fieldError(save.error, "domains")}
        />
        <TextInput label={t("company.server")} {...field("server_url")} />
        <TextInput label={t("company.client")} autoComplete="off" {...field("client_id")} />
        <TextInput
          label={t("company.secret")}
          description={connection?.has_secret ? t("company.secretStays") : undefined}
          type="password"
          autoComplete="new-password"
          {...field("secret")}
        />
        {(["lets_join", "trusts_email", "is_enabled"] as const).map((name) => (
          <Switch
            key={name}
            label={t(`company.${name}`)}
            description={t(`company.${name}_hint`)}
            {...form.getInputProps(name, { type: "checkbox" })}
          />
        ))}
        {form.values.lets_join && (
          <RoleSelect
            label={t("company.role")}
            withLabel
            value={form.values.role ?? "seller"}
            onChange={(role) => form.setFieldValue("role", role)}
          />
        )}
        <Group justify="end">
          <Button type="submit" loading={save.isPending}>
            {t("company.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function startOf(connection: Connection | undefined): ConnectionBody {
  return {
    name: connection?.name ?? "",
    domains: connection?.domains ?? [],
    server_url: connection?.server_url ?? "",
    client_id: connection?.client_id ?? "",
    secret: "",
    is_enabled: connection?.is_enabled ?? true,
    trusts_email: connection?.trusts_email ?? false,
    lets_join: connection?.lets_join ?? false,
    role: connection?.role ?? "seller",
    team_id: connection?.team_id ?? null,
  };
}
