import { Button, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import type { Language } from "@/lib/i18n";
import { fieldError, ProblemAlert } from "@/ui/problem-alert";
import { CountrySelect, CurrencySelect, LanguageSelect, ZoneSelect } from "@/ui/select-fields";
import { tell } from "@/ui/toasts";

import { Panel } from "./panel";
import { useSaveWorkspace, workspaceQuery } from "./queries";

export function WorkspaceSection() {
  const workspace = useSuspenseQuery(workspaceQuery()).data;
  return <WorkspaceForm key={workspace.version} workspace={workspace} />;
}

function WorkspaceForm({ workspace }: { workspace: Schema["WorkspaceOut"] }) {
  const { t } = useTranslation("settings");
  const save = useSaveWorkspace();
  const { id: _, version, ...values } = workspace;
  const form = useForm({ initialValues: { ...values, language: values.language as Language } });
  const submit = (body: typeof form.values) =>
    save.mutate({ ...body, version }, { onSuccess: () => tell(t("saved")) });
  return (
    <Panel title={t("section.workspace")} lead={t("workspace.lead")}>
      <form onSubmit={form.onSubmit(submit)}>
        <Stack gap="md" maw={400}>
          <ProblemAlert error={save.error} fields={["name", "currency"]} />
          <TextInput
            label={t("workspace.name")}
            required
            withAsterisk={false}
            {...form.getInputProps("name")}
            error={fieldError(save.error, "name")}
          />
          <LanguageSelect
            label={t("workspace.language")}
            value={form.values.language}
            onChange={(language) => form.setFieldValue("language", language)}
          />
          <ZoneSelect
            label={t("zone")}
            value={form.values.time_zone}
            onChange={(zone) => form.setFieldValue("time_zone", zone)}
          />
          <CurrencySelect
            label={t("workspace.currency")}
            value={form.values.currency}
            onChange={(currency) => form.setFieldValue("currency", currency)}
          />
          <CountrySelect
            label={t("workspace.country")}
            value={form.values.country}
            onChange={(country) => form.setFieldValue("country", country)}
          />
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()} w="fit-content">
            {t("save")}
          </Button>
        </Stack>
      </form>
    </Panel>
  );
}
