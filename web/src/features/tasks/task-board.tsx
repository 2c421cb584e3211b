import { useSuspenseQuery } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import type { Task } from "@/api/tasks";
import { usePlace } from "@/lib/place";
import classes from "@/ui/board/board.module.css";
import { ColumnSwitch } from "@/ui/board/column-switch";
import { useAutoScroll, useDragging } from "@/ui/board/drag";
import { stepped } from "@/ui/board/neighbours";
import { useBoardKeys } from "@/ui/board/use-board-keys";

import { type By, type ColumnKey, columnOf, withMove } from "./board-rules";
import { taskBoardQuery, type Whose } from "./queries";
import { TaskColumn } from "./task-column";
import { useBoardActs } from "./use-board-acts";
import { usePendingMoves } from "./use-moves";

const PAGE = 30;
const MOST = 200;

/** Where a card would land. */
type Target = { key: ColumnKey };

/** Tasks in columns, by how far they are or by when they are due. */
export function TaskBoardView({ by, whose }: { by: By; whose: Whose }) {
  const { t } = useTranslation("tasks");
  const { set } = usePlace();
  const root = useRef<HTMLDivElement>(null);
  const mayWrite = useMay("write");
  const [limit, setLimit] = useState(PAGE);
  const base = useSuspenseQuery(taskBoardQuery(by, whose, limit)).data;
  const pending = usePendingMoves();
  const board = useMemo(() => pending.reduce(withMove, base), [base, pending]);
  const move = useBoardActs(by);
  const open = (id: string) => set({ task: id });
  const homeOf = ({ id }: Task): Target => ({ key: columnOf(board, id) ?? "todo" });
  const drop = (task: Task, { key }: Target) => move(task, homeOf(task).key, key);
  const dragged = useDragging<Task, Target>(drop);
  const order = board.columns.map(({ key }) => key);
  const keys = useBoardKeys<Task, Target>({
    columns: board.columns.map(({ items }) => ({ cards: items })),
    root,
    mayWrite,
    homeOf,
    next: ({ target }, key) => ({ key: stepped(order, target.key, key) }),
    nameOf: ({ key }) => t(`column.${by}.${key}` as "column.progress.todo"),
    onOpen: open,
    onDrop: ({ card, target }) => drop(card, target),
  });
  useAutoScroll(root);
  const { lifted } = keys;
  const shown = lifted
    ? withMove(board, { task: lifted.card, to: lifted.target.key, change: {} })
    : board;
  const columns = shown.columns.map((column) => ({
    ...column,
    id: column.key,
    name: t(`column.${by}.${column.key}` as "column.progress.todo"),
  }));
  return (
    <>
      <ColumnSwitch columns={columns} scroller={root} label={t("board.label")} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the cards inside. */}
      <div className={classes.columns} ref={root} onKeyDown={keys.onKeyDown}>
        {columns.map((column) => (
          <TaskColumn
            key={column.key}
            column={column}
            whose={whose}
            mayWrite={mayWrite}
            isAimedAt={lifted?.target.key === column.key}
            isHome={dragged !== undefined && homeOf(dragged).key === column.key}
            hand={{ activeId: keys.activeId, liftedId: lifted?.card.id, draggedId: dragged?.id }}
            onActivate={keys.activate}
            onOpen={open}
            onMore={limit < MOST ? () => setLimit(Math.min(limit + 3 * PAGE, MOST)) : undefined}
          />
        ))}
      </div>
      <p id="board-keys" className={classes.unseen}>
        {mayWrite ? t("board.help") : t("board.helpReading")}
      </p>
      <div aria-live="assertive" className={classes.unseen}>
        {keys.said}
      </div>
    </>
  );
}
