import { Button, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { changeLanguage, type Language } from "@/lib/i18n";
import { fieldError, ProblemAlert } from "@/ui/problem-alert";
import { LanguageSelect, ZoneSelect } from "@/ui/select-fields";
import { tell } from "@/ui/toasts";

import { Panel } from "./panel";
import { useSaveMe } from "./queries";

export function ProfileSection() {
  const { t } = useTranslation("settings");
  const { member } = useMe();
  const save = useSaveMe();
  const form = useForm({
    initialValues: {
      name: member.name,
      language: member.language as Language,
      time_zone: member.time_zone,
    },
  });
  const submit = (values: typeof form.values) =>
    save.mutate(values, {
      onSuccess: async () => {
        form.resetDirty(values);
        await changeLanguage(values.language);
        tell(t("saved"));
      },
    });
  return (
    <Panel title={t("section.profile")} lead={t("profile.lead")}>
      <form onSubmit={form.onSubmit(submit)}>
        <Stack gap="md" maw={400}>
          <ProblemAlert error={save.error} fields={["name", "time_zone"]} />
          <TextInput
            label={t("profile.name")}
            required
            withAsterisk={false}
            {...form.getInputProps("name")}
            error={fieldError(save.error, "name")}
          />
          <TextInput label={t("email")} value={member.email} readOnly />
          <LanguageSelect
            label={t("language")}
            value={form.values.language}
            onChange={(language) => form.setFieldValue("language", language)}
          />
          <ZoneSelect
            label={t("zone")}
            value={form.values.time_zone}
            onChange={(zone) => form.setFieldValue("time_zone", zone)}
          />
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()} w="fit-content">
            {t("save")}
          </Button>
        </Stack>
      </form>
    </Panel>
  );
}
