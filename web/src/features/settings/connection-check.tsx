import { List, Text } from "@mantine/core";
import { IconCheck, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

/** What was tried, and where it stopped. */
export function ConnectionCheck({ outcome }: { outcome: Schema["CheckOut"] }) {
  const { t } = useTranslation("security");
  return (
    <List size="sm" spacing={4} role="status" aria-label={t("company.check")}>
      {outcome.steps.map(({ step, is_fine, detail }) => (
        <List.Item
          key={step}
          icon={is_fine ? <IconCheck size={15} aria-hidden /> : <IconX size={15} aria-hidden />}
        >
          {t(is_fine ? `step.${step}.fine` : `step.${step}.failed`)}
          {detail && (
            <Text span c="dimmed" size="sm">
              {" "}
              {detail}
            </Text>
          )}
        </List.Item>
      ))}
    </List>
  );
}
