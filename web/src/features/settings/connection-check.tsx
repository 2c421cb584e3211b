import { List, Text } from "@mantine/core";
import { IconCheck, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

/** What was tried, and where it stopped. */
export function ConnectionCheck({ outcome }: { outcome: Schema["CheckOut"] }) {
  const { t } = useTranslation("security");
  const steps = outcome.steps.map((one) => ({ ...one, word: one.is_fine ? "fine" : "failed" }));
  return (
    <div role="status">
      <List size="sm" spacing={4}>
        {steps.map(({ step, word, is_fine, detail }) => (
          <List.Item
            key={step}
            icon={is_fine ? <IconCheck size={15} aria-hidden /> : <IconX size={15} aria-hidden />}
          >
            {t(`step.${step}.${word}`)}
            {detail && (
              <Text span c="dimmed" size="sm">
                {" "}
                {detail}
              </Text>
            )}
          </List.Item>
        ))}
      </List>
    </div>
  );
}
