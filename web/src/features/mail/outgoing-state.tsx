import { Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { formatWhen } from "@/lib/when";
import { StatusBadge, type Tone } from "@/ui/status-badge";
import { useLocale } from "@/ui/use-locale";

import type { Outgoing, OutgoingState as State } from "./queries";

const TONES: Record<State, Tone> = {
  draft: "quiet",
  queued: "planned",
  sending: "planned",
  sent: "good",
  failed: "bad",
  unknown: "attention",
  stopped: "quiet",
};

/** Where a letter is on its way, and what is wrong with it. */
export function OutgoingState({ one }: { one: Outgoing }) {
  const { t } = useTranslation("mail");
  const place = useLocale();
  return (
    <Group gap={8}>
      <StatusBadge tone={TONES[one.state]}>{t(`state.${one.state}`)}</StatusBadge>
      {one.state === "queued" && one.send_at && (
        <Text size="xs" c="dimmed">
          {t("leaves", { when: formatWhen(one.send_at, place) })}
        </Text>
      )}
      {one.problem_text && <Text size="xs">{one.problem_text}</Text>}
    </Group>
  );
}
