import { Button, Stack, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { fieldError, ProblemAlert } from "@/ui/problem-alert";
import { CurrencySelect, LanguageSelect, ZoneSelect } from "@/ui/select-fields";

type Props = {
  values: Schema["SetupIn"];
  error: unknown;
  onChange: (values: Partial<Schema["SetupIn"]>) => void;
  onNext: () => void;
};

export function SetupWorkspace({ values, error, onChange, onNext }: Props) {
  const { t } = useTranslation("auth");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onNext();
      }}
    >
      <Stack gap="md">
        <ProblemAlert error={error} fields={["workspace_name", "name", "email", "password"]} />
        <TextInput
          label={t("setup.workspaceName")}
          placeholder={t("setup.workspaceExample")}
          required
          withAsterisk={false}
          autoFocus
          value={values.workspace_name}
          error={fieldError(error, "workspace_name")}
          onChange={(event) => onChange({ workspace_name: event.currentTarget.value })}
        />
        <LanguageSelect
          label={t("setup.language")}
          value={values.language}
          onChange={(language) => onChange({ language })}
        />
        <ZoneSelect
          label={t("setup.zone")}
          value={values.time_zone}
          onChange={(time_zone) => onChange({ time_zone })}
        />
        <CurrencySelect
          label={t("setup.currency")}
          value={values.currency}
          onChange={(currency) => onChange({ currency })}
        />
        <Button type="submit" size="md">
          {t("setup.next")}
        </Button>
        <Text size="xs" c="dimmed" ta="center">
          {t("setup.step", { step: 1 })}
        </Text>
      </Stack>
    </form>
  );
}
