import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { formatNumber } from "@/lib/money";
import classes from "@/ui/board/column.module.css";
import { useAutoScroll, useDropTarget } from "@/ui/board/drag";
import { useLocale } from "@/ui/use-locale";

import type { Column } from "./board-rules";
import type { Whose } from "./queries";
import { QuickTask } from "./quick-task";
import own from "./task-board.module.css";
import { TaskCard } from "./task-card";

type Hand = {
  activeId: string | undefined;
  liftedId: string | undefined;
  draggedId: string | undefined;
};

type Props = {
  column: Column & { name: string };
  whose: Whose;
  mayWrite: boolean;
  /** By the keyboard; `isHome` of the card in hand. */
  isAimedAt: boolean;
  isHome: boolean;
  hand: Hand;
  onActivate: (id: string) => void;
  onOpen: (id: string) => void;
  onMore: (() => void) | undefined;
};

/** A column: its name, how many, its tasks, and a line to add one. */
export function TaskColumn({ column, whose, mayWrite, isAimedAt, isHome, hand, ...on }: Props) {
  const { t } = useTranslation("tasks");
  const { language } = useLocale();
  const [isAdding, setAdding] = useState(false);
  const section = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { key, name, items, count } = column;
  const lands = useDropTarget(section, { key }, key) && !isHome;
  useAutoScroll(scroller);
  const tabbed = items.some(({ id }) => id === hand.activeId) ? hand.activeId : items[0]?.id;
  const mayAdd = mayWrite && key !== "done" && key !== "overdue";
  return (
    <section
      ref={section}
      className={classes.column}
      aria-labelledby={`column-${key}`}
      data-over={lands || isAimedAt || undefined}
    >
      <header className={classes.head}>
        <div className={classes.headLine}>
          <h2 className={classes.name} id={`column-${key}`}>
            {name}
          </h2>
          <span className={classes.count}>{formatNumber(count, language)}</span>
          {mayAdd && (
            <Tooltip label={t("board.add")}>
              <ActionIcon
                className={classes.add}
                size={24}
                variant="subtle"
                color="gray"
                aria-label={t("board.addTo", { column: name })}
                onClick={() => setAdding(true)}
              >
                <IconPlus size={16} />
              </ActionIcon>
            </Tooltip>
          )}
        </div>
      </header>
      {isAdding && <QuickTask column={key} whose={whose} onClose={() => setAdding(false)} />}
      <div className={classes.scroller} ref={scroller}>
        {lands && <div className={classes.landing} aria-hidden />}
        {items.length === 0 && <p className={classes.empty}>{t("board.empty")}</p>}
        <ul className={own.cards} aria-labelledby={`column-${key}`}>
          {items.map((task) => (
            <li key={task.id}>
              <TaskCard
                task={task}
                mayWrite={mayWrite}
                tabIndex={task.id === tabbed ? 0 : -1}
                isLifted={task.id === hand.liftedId}
                isDragged={task.id === hand.draggedId}
                onActivate={on.onActivate}
                onOpen={on.onOpen}
              />
            </li>
          ))}
        </ul>
        {on.onMore && items.length < count && (
          <Button size="compact-xs" variant="subtle" fullWidth mt={8} onClick={on.onMore}>
            {t("board.more")}
          </Button>
        )}
      </div>
    </section>
  );
}
