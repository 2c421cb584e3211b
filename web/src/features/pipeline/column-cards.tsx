import { Box, Button, Loader } from "@mantine/core";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import classes from "@/ui/board/column.module.css";
import { useAutoScroll } from "@/ui/board/drag";
import { useInHand } from "./board-context";
import { ChangesPill } from "./changes-pill";
import { DealCard } from "./deal-card";
import type { Column } from "./rules";
import { useCardsOnScreen } from "./use-cards-on-screen";
import { type BoardAsk, useMoreCards } from "./use-more-cards";

type Props = {
  column: Column;
  ask: BoardAsk;
  /** A card in hand is over the column: show where it will stand. */
  lands: boolean;
  belongsHere: string;
  arrivals: number;
  onSeen: () => void;
};

export function ColumnCards({ column, ask, lands, belongsHere, arrivals, onSeen }: Props) {
  const { t } = useTranslation("pipeline");
  const { activeId, liftedId, draggedId, picked } = useInHand();
  const { cards } = column;
  const scroller = useRef<HTMLDivElement>(null);
  const { fetchMore, isFetching, hasFailed } = useMoreCards(ask, column);
  const virtual = useCardsOnScreen(cards, scroller, hasFailed ? undefined : fetchMore);
  useAutoScroll(scroller);
  const tabbed = cards.some((card) => card.id === activeId) ? activeId : cards[0]?.id;
  return (
    <>
      <ChangesPill count={arrivals} scroller={scroller} onSeen={onSeen} />
      <div className={classes.scroller} ref={scroller}>
        {lands && <div className={classes.landing} aria-hidden />}
        {cards.length === 0 && <p className={classes.empty}>{belongsHere || t("emptyColumn")}</p>}
        <Box
          component="ul"
          className={classes.cards}
          h={virtual.getTotalSize()}
          aria-labelledby={`stage-${column.id}`}
        >
          {virtual.getVirtualItems().map(({ index, start, key }) => {
            const card = cards[index];
            if (!card) return null;
            return (
              <Box
                component="li"
                key={key}
                data-index={index}
                aria-setsize={column.count}
                aria-posinset={index + 1}
                className={classes.slot}
                top={start}
                ref={virtual.measureElement}
              >
                <DealCard
                  card={card}
                  limitDays={column.limit_days}
                  tabIndex={card.id === tabbed ? 0 : -1}
                  isActive={card.id === activeId}
                  isLifted={card.id === liftedId}
                  isDragged={card.id === draggedId}
                  isPicked={picked?.has(card.id) ?? false}
                  isPicking={Boolean(picked?.size)}
                />
              </Box>
            );
          })}
        </Box>
        {isFetching && <Loader size="xs" className={classes.loading} />}
        {hasFailed && (
          <Button size="compact-xs" variant="subtle" fullWidth onClick={fetchMore}>
            {t("common:retry")}
          </Button>
        )}
      </div>
    </>
  );
}
