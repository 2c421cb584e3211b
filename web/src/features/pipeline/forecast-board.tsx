import { useSuspenseQuery } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { useOpenRecord } from "@/lib/place";
import classes from "@/ui/board/board.module.css";
import { ColumnSwitch } from "@/ui/board/column-switch";
import { useAutoScroll, useDragging } from "@/ui/board/drag";
import { stepped } from "@/ui/board/neighbours";
import { useBoardKeys } from "@/ui/board/use-board-keys";

import { InHandContext } from "./board-context";
import { ForecastColumn } from "./forecast-column";
import { type ForecastAsk, forecastQuery } from "./forecast-queries";
import { columnOf, type ForecastCard, withMove } from "./forecast-rules";
import { useCloseActs, usePendingCloseMoves } from "./use-close-moves";
import { useListLive } from "./use-list-live";
import { useSpanName } from "./use-span-name";

/** Where a card would land. */
type Target = { key: string };

/** Open deals in columns by month or quarter of close; moving one gives it another day. */
export function ForecastBoard({ ask }: { ask: ForecastAsk }) {
  const { t } = useTranslation("views");
  const root = useRef<HTMLDivElement>(null);
  const base = useSuspenseQuery(forecastQuery(ask)).data;
  const pending = usePendingCloseMoves();
  const board = useMemo(() => pending.reduce(withMove, base), [base, pending]);
  const mayWrite = useMay("write");
  const openRecord = useOpenRecord();
  const nameOf = useSpanName();
  const act = useCloseActs();
  useListLive();
  const open = (id: string) => openRecord("deal", id);
  const homeOf = ({ id }: ForecastCard): Target => ({ key: columnOf(board, id) ?? "none" });
  const drop = (card: ForecastCard, { key }: Target) => {
    const column = board.columns.find((one) => one.key === key);
    if (column) act(card, homeOf(card).key, column);
  };
  const dragged = useDragging<ForecastCard, Target>(drop);
  const order = board.columns.map(({ key }) => key);
  const keys = useBoardKeys<ForecastCard, Target>({
    columns: board.columns,
    root,
    mayWrite,
    homeOf,
    next: ({ target }, key) => ({ key: stepped(order, target.key, key) }),
    nameOf: ({ key }) => nameOf(key),
    onOpen: open,
    onDrop: ({ card, target }) => drop(card, target),
  });
  useAutoScroll(root);
  const { lifted, activeId } = keys;
  const shown = lifted
    ? withMove(board, {
        card: lifted.card,
        to: lifted.target.key,
        day: lifted.card.expected_close_date,
      })
    : board;
  const columns = shown.columns.map((column) => ({
    ...column,
    id: column.key,
    name: nameOf(column.key),
  }));
  return (
    <InHandContext value={{ activeId, liftedId: lifted?.card.id, draggedId: dragged?.id }}>
      <ColumnSwitch columns={columns} scroller={root} label={t("forecast.label")} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the cards inside. */}
      <div className={classes.columns} ref={root} onKeyDown={keys.onKeyDown}>
        {columns.map((column) => (
          <ForecastColumn
            key={column.key}
            column={column}
            ask={ask}
            currency={board.currency}
            mayWrite={mayWrite}
            isAimedAt={lifted?.target.key === column.key}
            isHome={dragged !== undefined && homeOf(dragged).key === column.key}
            onActivate={keys.activate}
            onOpen={open}
          />
        ))}
      </div>
      <p id="board-keys" className={classes.unseen}>
        {mayWrite ? t("forecast.help") : t("forecast.helpReading")}
      </p>
      <div aria-live="assertive" className={classes.unseen}>
        {keys.said}
      </div>
    </InHandContext>
  );
}
