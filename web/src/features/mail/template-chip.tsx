import { CloseButton, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { mailTemplatesQuery } from "@/api/mail-templates";

import { useMailPlace } from "./use-mail-place";

/** That only threads are shown in which a letter was written with a template. */
export function TemplateChip({ id }: { id: string }) {
  const { t } = useTranslation("mail");
  const { set } = useMailPlace();
  const templates = useQuery(mailTemplatesQuery({ isAll: true })).data ?? [];
  const name = templates.find((one) => one.id === id)?.name ?? "…";
  return (
    <Group gap={4} px="sm" pb="xs" wrap="nowrap">
      <Text size="xs" truncate>
        {t("template.only", { name })}
      </Text>
      <CloseButton
        size="xs"
        aria-label={t("template.all")}
        onClick={() => set({ template: undefined })}
      />
    </Group>
  );
}
