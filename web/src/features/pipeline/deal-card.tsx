import { IconHourglassHigh } from "@tabler/icons-react";
import { memo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { formatMoney } from "@/lib/money";
import { Avatar } from "@/ui/avatar";
import classes from "@/ui/board/card.module.css";
import { useDraggableCard } from "@/ui/board/drag";
import { useLocale } from "@/ui/use-locale";
import { ActivityChip } from "./activity-chip";
import { useBoardHands } from "./board-context";
import { CardActions } from "./card-actions";
import { type Card, daysOver } from "./rules";
import { TagDots } from "./tag-dots";

type Props = {
  card: Card;
  limitDays: number | null;
  tabIndex: number;
  isActive: boolean;
  isLifted: boolean;
  isDragged: boolean;
};

/** Hundreds are drawn while scrolling: hints are plain titles, the actions come with the mouse. */
export const DealCard = memo(function DealCard(props: Props) {
  const { card, limitDays, tabIndex, isActive, isLifted, isDragged } = props;
  const { t } = useTranslation("pipeline");
  const { language } = useLocale();
  const { mayWrite, activate, open } = useBoardHands();
  const [isNear, setIsNear] = useState(false);
  const element = useRef<HTMLElement>(null);
  useDraggableCard(element, card, mayWrite);
  const days = daysOver(card, limitDays);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the board hears the keys of the focused card.
    <article
      ref={element}
      className={classes.card}
      data-card-id={card.id}
      data-lifted={isLifted || undefined}
      data-dragged={isDragged || undefined}
      aria-label={card.title}
      aria-roledescription={t("card")}
      aria-describedby="board-keys"
      tabIndex={tabIndex}
      onFocus={() => activate(card.id)}
      onClick={() => open(card.id)}
      onPointerEnter={() => setIsNear(true)}
      onPointerLeave={() => setIsNear(false)}
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
        <TagDots tags={card.tags} />
      </div>
      {(isNear || isActive) && <CardActions card={card} tabIndex={isActive ? 0 : -1} />}
    </article>
  );
});
