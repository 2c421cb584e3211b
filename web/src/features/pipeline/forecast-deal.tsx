import { IconCalendarDue } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { memo } from "react";
import { useTranslation } from "react-i18next";

import { pipelinesQuery } from "@/api/lookups";
import { formatMoney } from "@/lib/money";
import { formatDate } from "@/lib/when";
import { Avatar } from "@/ui/avatar";
import { BoardCard, type CardHold } from "@/ui/board/board-card";
import classes from "@/ui/board/card.module.css";
import { useLocale } from "@/ui/use-locale";

import own from "./forecast.module.css";
import type { ForecastCard } from "./forecast-rules";

type Props = CardHold & {
  card: ForecastCard;
  mayWrite: boolean;
  isOverdue: boolean;
  onActivate: (id: string) => void;
  onOpen: (id: string) => void;
};

/** A deal on the forecast board: its worth, how sure its stage makes it, and its day. */
export const ForecastDeal = memo(function ForecastDeal({ card, isOverdue, ...hold }: Props) {
  const { t } = useTranslation("pipeline");
  const { language } = useLocale();
  const stages = useQuery(pipelinesQuery()).data?.flatMap((pipeline) => pipeline.stages);
  const stage = stages?.find(({ id }) => id === card.stage_id)?.name;
  return (
    <BoardCard card={card} role={t("card")} {...hold}>
      <div className={classes.title}>{card.title}</div>
      <div className={classes.line}>
        <span className={classes.company}>{card.company_name ?? t("noCompany")}</span>
        <span
          className={classes.value}
          title={formatMoney(card.value, card.currency, { language })}
        >
          {formatMoney(card.value, card.currency, { language, short: true })}
        </span>
      </div>
      <div className={classes.line}>
        <span title={card.owner_name}>
          <Avatar name={card.owner_name} size={20} tooltip={false} />
        </span>
        <span className={classes.company}>
          {stage} · {card.probability} %
        </span>
        {card.expected_close_date && (
          <span className={own.day} data-overdue={isOverdue || undefined}>
            <IconCalendarDue size={12} aria-hidden />
            {formatDate(card.expected_close_date, language)}
          </span>
        )}
      </div>
    </BoardCard>
  );
});
