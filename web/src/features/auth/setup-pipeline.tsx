import { Button, Checkbox, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { currentLanguage } from "@/lib/i18n";
import { TemplateGallery } from "@/ui/template-gallery";

import { setupTemplatesQuery } from "./queries";

type Props = {
  values: Schema["SetupIn"];
  onChange: (values: Partial<Schema["SetupIn"]>) => void;
  onBack: () => void;
  onNext: () => void;
};

/** With which stages the work begins, and whether they ask for anything. */
export function SetupPipeline({ values, onChange, onBack, onNext }: Props) {
  const { t } = useTranslation("auth");
  const templates = useQuery(setupTemplatesQuery(currentLanguage())).data ?? [];
  return (
    <Stack gap="md">
      <TemplateGallery
        templates={templates}
        value={values.template ?? "sales"}
        onChange={(template) => onChange({ template })}
      />
      <Checkbox
        label={t("setup.withCriteria")}
        description={t("setup.withCriteriaHint")}
        checked={values.with_criteria ?? false}
        onChange={(event) => onChange({ with_criteria: event.currentTarget.checked })}
      />
      <Group grow>
        <Button variant="default" size="md" onClick={onBack}>
          {t("setup.back")}
        </Button>
        <Button size="md" onClick={onNext}>
          {t("setup.next")}
        </Button>
      </Group>
      <Text size="xs" c="dimmed" ta="center">
        {t("setup.step", { step: 2 })}
      </Text>
    </Stack>
  );
}
