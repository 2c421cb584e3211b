import { UnstyledButton } from "@mantine/core";
import { IconCalendar, IconHourglassHigh } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { formatMoney } from "@/lib/money";
import { useOpenRecord } from "@/lib/place";
import { Avatar } from "@/ui/avatar";
import cards from "@/ui/board/card.module.css";
import { StatusBadge } from "@/ui/status-badge";
import { useLocale } from "@/ui/use-locale";
import classes from "./past.module.css";
import type { PastCard as Card } from "./past-queries";
import { daysBetween } from "./rules";

const TONES = { won: "good", lost: "bad", void: "quiet" } as const;

/** A deal as it was, and what has become of it; opens the deal of today. */
export function PastCard({ card, asOf }: { card: Card; asOf: string }) {
  const { t } = useTranslation(["past", "pipeline"]);
  const { language } = useLocale();
  const open = useOpenRecord();
  const { status_now: since } = card;
  return (
    <UnstyledButton
      className={classes.card}
      onClick={() => open("deal", card.id)}
      data-card-id={card.id}
    >
      <span className={cards.title}>{card.title}</span>
      <span className={cards.line}>
        <span className={cards.company}>{card.company_name ?? t("pipeline:noCompany")}</span>
        <span className={cards.value}>
          {formatMoney(card.value, card.currency, { language, short: true })}
        </span>
      </span>
      <span className={cards.line}>
        <span title={card.owner_name}>
          <Avatar name={card.owner_name} size={20} tooltip={false} />
        </span>
        {card.expected_close_date && (
          <span className={classes.fact} title={t("closes")}>
            <IconCalendar size={13} aria-hidden />
            {dayName(card.expected_close_date, language)}
          </span>
        )}
        <span className={classes.fact} title={t("inStage")}>
          <IconHourglassHigh size={13} aria-hidden />
          {t("pipeline:daysShort", { count: daysBetween(card.stage_entered_at, asOf) })}
        </span>
        {since !== "open" && (
          <span className={classes.since}>
            <StatusBadge tone={TONES[since]}>{t(`since.${since}`)}</StatusBadge>
          </span>
        )}
      </span>
    </UnstyledButton>
  );
}

function dayName(day: string, language: string): string {
  const options = { month: "short", day: "numeric", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(language, options).format(new Date(`${day}T00:00:00Z`));
}
