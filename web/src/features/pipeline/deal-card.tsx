import { useMediaQuery } from "@mantine/hooks";
import { IconHourglassHigh } from "@tabler/icons-react";
import { memo, useState } from "react";
import { useTranslation } from "react-i18next";

import { formatMoney } from "@/lib/money";
import { Avatar } from "@/ui/avatar";
import { BoardCard, type CardHold } from "@/ui/board/board-card";
import classes from "@/ui/board/card.module.css";
import { Pick } from "@/ui/bulk/pick";
import { CardValues } from "@/ui/own/card-values";
import { useLocale } from "@/ui/use-locale";
import { ActivityChip } from "./activity-chip";
import { useBoardHands } from "./board-context";
import { CardActions } from "./card-actions";
import { CriteriaRing } from "./criteria-ring";
import { RiskMark } from "./risk-mark";
import { type Card, daysOver } from "./rules";
import { TagDots } from "./tag-dots";

type Props = CardHold & {
  card: Card;
  limitDays: number | null;
  isActive: boolean;
  isPicked: boolean;
  /** Others are chosen already, so that every card can be. */
  isPicking: boolean;
};

/** Hundreds are drawn while scrolling: hints are plain titles, the actions come with the mouse. */
export const DealCard = memo(function DealCard(props: Props) {
  const { card, limitDays, isActive, isPicking, ...hold } = props;
  const isTouched = useMediaQuery("(hover: none)", false, { getInitialValueInEffect: false });
  const { t } = useTranslation("pipeline");
  const { language } = useLocale();
  const { mayWrite, activate, open, pick } = useBoardHands();
  const [isNear, setIsNear] = useState(false);
  const days = daysOver(card, limitDays);
  return (
    <BoardCard
      card={card}
      mayWrite={mayWrite}
      role={t("card")}
      onActivate={activate}
      onOpen={open}
      onPick={mayWrite ? pick : undefined}
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
        <RiskMark dealId={card.id} />
        <CriteriaRing criteria={card.criteria} />
        <TagDots tags={card.tags} />
      </div>
      {mayWrite && (isNear || isActive || isPicking || isTouched) && (
        <Pick name={card.title} isPicked={hold.isPicked} onPick={() => pick(card.id, false)} />
      )}
      {(isNear || isActive) && <CardActions card={card} tabIndex={isActive ? 0 : -1} />}
    </BoardCard>
  );
});
