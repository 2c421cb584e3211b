import { IconHourglassHigh } from "@tabler/icons-react";
import { memo, useState } from "react";
import { useTranslation } from "react-i18next";

import { formatMoney } from "@/lib/money";
import { Avatar } from "@/ui/avatar";
import { BoardCard, type CardHold } from "@/ui/board/board-card";
import classes from "@/ui/board/card.module.css";
import { CardValues } from "@/ui/own/card-values";
import { useLocale } from "@/ui/use-locale";
import { ActivityChip } from "./activity-chip";
import { useBoardHands } from "./board-context";
import { CardActions } from "./card-actions";
import { CriteriaRing } from "./criteria-ring";
import { type Card, daysOver } from "./rules";
import { TagDots } from "./tag-dots";

type Props = CardHold & {
  card: Card;
  limitDays: number | null;
  isActive: boolean;
};

/** Hundreds are drawn while scrolling: hints are plain titles, the actions come with the mouse. */
export const DealCard = memo(function DealCard(props: Props) {
  const { card, limitDays, isActive, ...hold } = props;
  const { t } = useTranslation("pipeline");
  const { language } = useLocale();
  const { mayWrite, activate, open } = useBoardHands();
  const [isNear, setIsNear] = useState(false);
  const days = daysOver(card, limitDays);
  return (
    <BoardCard
      card={card}
      mayWrite={mayWrite}
      role={t("card")}
      onActivate={activate}
      onOpen={open}
      onPointerEnter={() => setIsNear(true)}
      onPointerLeave={() => setIsNear(false)}
      {...hold}
    >
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
      <CardValues kind="deal" values={card.custom} />
      <div className={classes.line}>
        {card.owner_name && (
          <span title={card.owner_name}>
            <Avatar name={card.owner_name} size={20} tooltip={false} />
          </span>
        )}
        <ActivityChip card={card} />
        {days !== null && (
          <span
            className={classes.stalled}
            title={t("stalled", { count: days, limit: limitDays ?? 0 })}
          >
            <IconHourglassHigh size={12} aria-hidden />
            {t("daysShort", { count: days })}
          </span>
        )}
        <CriteriaRing criteria={card.criteria} />
        <TagDots tags={card.tags} />
      </div>
      {(isNear || isActive) && <CardActions card={card} tabIndex={isActive ? 0 : -1} />}
    </BoardCard>
  );
});
