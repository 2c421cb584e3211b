import { Select, Text, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { fieldError } from "@/ui/problem-alert";

import type { Connection, ConnectionBody } from "./sign-in-queries";

const PRESETS: Record<string, string> = {
  google: "https://accounts.google.com",
  microsoft: "https://login.microsoftonline.com/TENANT/v2.0",
};

type Props = {
  form: UseFormReturnType<ConnectionBody>;
  connection: Connection | undefined;
  error: Error | null;
};

/** Where a provider of OpenID Connect is, and what it calls us. */
export function OidcFields({ form, connection, error }: Props) {
  const { t } = useTranslation("security");
  const field = (name: "server_url" | "client_id" | "secret") => ({
    ...form.getInputProps(name),
    error: fieldError(error, name),
  });
  return (
    <>
      <Select
        label={t("company.preset")}
        placeholder={t("company.any")}
        data={Object.keys(PRESETS).map((value) => ({ value, label: t(`company.${value}`) }))}
        onChange={(preset) => preset && form.setFieldValue("server_url", PRESETS[preset] ?? "")}
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
    </>
  );
}

/** What a provider of SAML says of itself: at an address, or as a file. */
export function SamlFields({ form, connection, error }: Props) {
  const { t } = useTranslation("security");
  return (
    <>
      {!connection && (
        <Text size="sm" c="dimmed">
          {t("company.samlFirst")}
        </Text>
      )}
      <TextInput
        label={t("company.metadataUrl")}
        description={t("company.metadataUrlHint")}
        {...form.getInputProps("server_url")}
        error={fieldError(error, "server_url")}
      />
      <Textarea
        label={t("company.metadata")}
        description={t(connection?.identity ? "company.metadataStays" : "company.metadataHint")}
        rows={4}
        spellCheck={false}
        styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: 12 } }}
        {...form.getInputProps("metadata")}
        error={fieldError(error, "metadata")}
      />
    </>
  );
}
