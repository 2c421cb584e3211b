import { Tooltip } from "@mantine/core";
import { useInterval } from "@mantine/hooks";
import { IconClock } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { formatExactly } from "@/lib/when";
import { StatusBadge } from "@/ui/status-badge";
import { useLocale } from "@/ui/use-locale";

import type { Lead } from "./queries";
import { clockOf, unitOf } from "./rules";

const EVERY = 20_000;

/** How long somebody has been waiting for a first answer, running. */
export function AnswerClock({ lead }: { lead: Lead }) {
  const { t } = useTranslation("leads");
  const place = useLocale();
  const [now, setNow] = useState(Date.now);
  useInterval(() => setNow(Date.now()), EVERY, { autoInvoke: true });
  const clock = clockOf(lead, now);
  if (!clock) return null;
  const { unit, count } = unitOf(clock.minutes);
  const time = t(`clock.${unit}`, { count });
  return (
    <Tooltip label={t("clock.due", { when: formatExactly(lead.answer_due_at ?? "", place) })}>
      <span>
        <StatusBadge tone={clock.tone} icon={<IconClock size={13} stroke={1.8} aria-hidden />}>
          {clock.minutes < 0 ? t("clock.late", { time }) : t("clock.left", { time })}
        </StatusBadge>
      </span>
    </Tooltip>
  );
}
