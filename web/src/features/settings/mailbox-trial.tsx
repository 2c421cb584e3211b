import { Group, List, Text, ThemeIcon } from "@mantine/core";
import { IconCheck, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Trial } from "./mailbox-queries";

const NAMES = ["resolve", "connect", "secure", "sign_in", "list", "send"] as const;

/** What was tried, step by step, and what to do where it did not go. */
export function MailboxTrial({ trial }: { trial: Trial }) {
  const { t } = useTranslation("mailboxes");
  return (
    <div role="status">
      <List spacing={4} listStyleType="none" aria-label={t("trial.title")}>
        {trial.steps.map(({ server, name, is_ok, sentence }) => {
          const known = NAMES.find((one) => one === name);
          const Icon = is_ok ? IconCheck : IconX;
          return (
            <List.Item key={server + name}>
              <Group gap={8} wrap="nowrap" align="start">
                <ThemeIcon size={18} radius="xl" variant="light" color={is_ok ? "teal" : "red"}>
                  <Icon size={12} aria-label={is_ok ? t("trial.ok") : t("trial.failed")} />
                </ThemeIcon>
                <div>
                  <Text size="sm">
                    {t(`servers.${server}`)} · {known ? t(`trial.${known}`) : name}
                  </Text>
                  {!is_ok && sentence && (
                    <Text size="sm" fw={500}>
                      {sentence}
                    </Text>
                  )}
                </div>
              </Group>
            </List.Item>
          );
        })}
      </List>
    </div>
  );
}
