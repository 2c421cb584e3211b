import { Box } from "@mantine/core";
import { useRef } from "react";
import { useTranslation } from "react-i18next";

import { formatNumber } from "@/lib/money";
import classes from "@/ui/board/column.module.css";
import { useAutoScroll, useDropTarget } from "@/ui/board/drag";
import { Money } from "@/ui/money";
import { useLocale } from "@/ui/use-locale";

import { useInHand } from "./board-context";
import { ForecastDeal } from "./forecast-deal";
import { type ForecastAsk, useMoreOfColumn } from "./forecast-queries";
import type { ForecastColumn as Column } from "./forecast-rules";
import { useCardsOnScreen } from "./use-cards-on-screen";

type Props = {
  column: Column & { name: string };
  ask: ForecastAsk;
  currency: string;
  mayWrite: boolean;
  isAimedAt: boolean;
  isHome: boolean;
  onActivate: (id: string) => void;
  onOpen: (id: string) => void;
};

/** A month or quarter: what is expected in it, and the deals by day. */
export function ForecastColumn(props: Props) {
  const { column, ask, currency, isAimedAt, isHome, ...hands } = props;
  const { t } = useTranslation("views");
  const { language } = useLocale();
  const { activeId, liftedId, draggedId } = useInHand();
  const section = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { key, name, cards } = column;
  const lands = useDropTarget(section, { key }, key) && !isHome;
  const virtual = useCardsOnScreen(cards, scroller, useMoreOfColumn(ask, column));
  useAutoScroll(scroller);
  const tabbed = cards.some(({ id }) => id === activeId) ? activeId : cards[0]?.id;
  return (
    <section
      ref={section}
      className={classes.column}
      aria-labelledby={`span-${key}`}
      data-over={lands || isAimedAt || undefined}
    >
      <header className={classes.head}>
        <div className={classes.headLine}>
          <h2 className={classes.name} id={`span-${key}`}>
            {name}
          </h2>
          <span className={classes.count}>{formatNumber(column.count, language)}</span>
        </div>
        {column.value !== null && (
          <div className={classes.sums}>
            <span className={classes.sum}>
              <Money amount={column.value} currency={currency} short />
            </span>
            <span className={classes.weighted}>
              {t("weighted")} <Money amount={column.weighted_value} currency={currency} short />
            </span>
          </div>
        )}
      </header>
      <div className={classes.scroller} ref={scroller}>
        {lands && <div className={classes.landing} aria-hidden />}
        {cards.length === 0 && <p className={classes.empty}>{t("forecast.empty")}</p>}
        <Box
          component="ul"
          className={classes.cards}
          h={virtual.getTotalSize()}
          aria-labelledby={`span-${key}`}
        >
          {virtual.getVirtualItems().map(({ index, start, key: slot }) => {
            const card = cards[index];
            if (!card) return null;
            return (
              <Box
                component="li"
                key={slot}
                data-index={index}
                className={classes.slot}
                top={start}
                ref={virtual.measureElement}
              >
                <ForecastDeal
                  card={card}
                  isOverdue={key === "overdue"}
                  tabIndex={card.id === tabbed ? 0 : -1}
                  isLifted={card.id === liftedId}
                  isDragged={card.id === draggedId}
                  {...hands}
                />
              </Box>
            );
          })}
        </Box>
      </div>
    </section>
  );
}
