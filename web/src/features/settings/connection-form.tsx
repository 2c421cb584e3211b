import {
  Button,
  Group,
  Input,
  SegmentedControl,
  Stack,
  Switch,
  TagsInput,
  TextInput,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { fieldError, ProblemAlert } from "@/ui/problem-alert";

import { OidcFields, SamlFields } from "./connection-provider";
import { RoleSelect } from "./role-select";
import { type Connection, type ConnectionBody, useSaveConnection } from "./sign-in-queries";

const KINDS = ["oidc", "saml"] as const;
const SWITCHES = ["lets_join", "trusts_email", "is_enabled"] as const;

type Props = { connection: Connection | undefined; onDone: () => void };

/** A company that says who its people are, by OpenID Connect or SAML. */
export function ConnectionForm({ connection, onDone }: Props) {
  const { t } = useTranslation("security");
  const save = useSaveConnection(connection);
  const form = useForm<ConnectionBody>({ initialValues: startOf(connection) });
  const isSaml = form.values.kind === "saml";
  const provider = { form, connection, error: save.error };
  const known = ["name", "domains", "server_url", "client_id", "secret", "metadata"];
  return (
    <form onSubmit={form.onSubmit((body) => save.mutate(body, { onSuccess: onDone }))}>
      <Stack gap="md">
        <ProblemAlert error={save.error} fields={known} />
        {!connection && (
          <Input.Wrapper label={t("company.kind")}>
            <SegmentedControl
              fullWidth
              aria-label={t("company.kind")}
              data={KINDS.map((value) => ({ value, label: t(`company.${value}`) }))}
              {...form.getInputProps("kind")}
            />
          </Input.Wrapper>
        )}
        <TextInput
          label={t("company.name")}
          required
          withAsterisk={false}
          {...form.getInputProps("name")}
          error={fieldError(save.error, "name")}
        />
        <TagsInput
          label={t("company.domains")}
          description={t("company.domainsHint")}
          {...form.getInputProps("domains")}
          error={fieldError(save.error, "domains")}
        />
        {isSaml ? <SamlFields {...provider} /> : <OidcFields {...provider} />}
        {(isSaml ? SWITCHES.filter((name) => name !== "trusts_email") : SWITCHES).map((name) => (
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
    kind: connection?.kind ?? "oidc",
    name: connection?.name ?? "",
    domains: connection?.domains ?? [],
    server_url: connection?.server_url ?? "",
    client_id: connection?.client_id ?? "",
    secret: "",
    metadata: "",
    is_enabled: connection?.is_enabled ?? true,
    trusts_email: connection?.trusts_email ?? false,
    lets_join: connection?.lets_join ?? false,
    role: connection?.role ?? "seller",
    team_id: connection?.team_id ?? null,
  };
}
