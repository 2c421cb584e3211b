import { useSuspenseQuery } from "@tanstack/react-query";
import { type ComponentProps, lazy, Suspense, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { useMay } from "@/api/me";
import { useOpenRecord } from "@/lib/place";
import { useStanding } from "@/lib/standing";
import classes from "@/ui/board/board.module.css";
import { ColumnSwitch } from "@/ui/board/column-switch";
import { useAutoScroll, useDragging } from "@/ui/board/drag";
import { useSelection } from "@/ui/bulk/use-selection";
import { BoardColumn } from "./board-column";
import { BoardHandsContext, InHandContext } from "./board-context";
import type { Lifted, Target } from "./board-keys";
import { BoardRisks } from "./board-risks";
import { DropZones } from "./drop-zones";
import { boardQuery } from "./queries";
import { type Card, withChange, withChanges } from "./rules";
import { useBoardActs } from "./use-board-acts";
import { useBoardKeys } from "./use-board-keys";
import { useBoardLive } from "./use-board-live";
import { usePendingChanges } from "./use-changes";
import { useHands } from "./use-hands";
import type { BoardAsk } from "./use-more-cards";
import { useRefusals } from "./use-refusals";

const DealsBulk = lazy(async () => ({ default: (await import("./deals-bulk")).DealsBulk }));
const BoardDialogs = lazy(async () => ({
  default: (await import("./board-dialogs")).BoardDialogs,
}));

type Props = { pipeline: Schema["PipelineOut"]; ask: BoardAsk; hasOthers: boolean };

/** The open deals of a pipeline, a column for each stage. */
export function Board({ pipeline, ask, hasOthers }: Props) {
  const { t } = useTranslation("pipeline");
  const columns = useRef<HTMLDivElement>(null);
  const base = useSuspenseQuery(boardQuery(ask.pipelineId, ask.filters, ask.sort)).data;
  const pending = usePendingChanges();
  const board = useMemo(() => withChanges(base, pending), [base, pending]);
  const mayWrite = useMay("write");
  const open = useOpenRecord();
  const acts = useBoardActs(board);
  const { arrivals, markSeen } = useBoardLive(ask);
  const dragged = useDragging<Card, Target>(acts.drop);
  const selection = useSelection(ask);
  const keys = useBoardKeys(board, {
    onPick: mayWrite ? selection.toggle : undefined,
    onUnpick: selection.count ? selection.clear : undefined,
    root: columns,
    mayWrite,
    onOpen: (id) => open("deal", id),
    onDrop: ({ card, target }) => acts.drop(card, target),
  });
  useAutoScroll(columns);
  const { lifted } = keys;
  const refusals = useRefusals(dragged?.id ?? lifted?.card.id);
  const shown = lifted ? withLifted(board, lifted) : board;
  const hands = useHands({
    mayWrite,
    activate: keys.activate,
    open: (id) => open("deal", id),
    win: acts.win,
    lose: (card) => acts.ask({ about: "lost", card }),
    pick: (id, reaches) =>
      reaches ? selection.reach(id, orderOf(board, id)) : selection.toggle(id),
  });
  const inHand = {
    activeId: keys.activeId,
    liftedId: lifted?.card.id,
    draggedId: dragged?.id,
    picked: selection.ids,
  };
  return (
    <BoardHandsContext value={hands}>
      <ColumnSwitch columns={shown.stages} scroller={columns} label={t("stages")} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the cards inside. */}
      <div className={classes.columns} ref={columns} onKeyDown={keys.onKeyDown}>
        <BoardRisks board={board}>
          <InHandContext value={inHand}>
            {shown.stages.map((column) => (
              <BoardColumn
                key={column.id}
                column={column}
                ask={ask}
                currency={board.currency}
                stage={pipeline.stages.find(({ id }) => id === column.id)}
                refusal={refusals.get(column.id)}
                isAimedAt={isAimedAt(lifted, column.id)}
                isHome={dragged?.stage_id === column.id}
                arrivals={arrivals.get(column.id) ?? 0}
                onSeen={markSeen}
              />
            ))}
          </InHandContext>
        </BoardRisks>
      </div>
      <Suspense>
        {selection.count > 0 && (
          <DealsBulk
            selection={selection}
            list={{
              ...ask.filters,
              pipeline_id: ask.pipelineId,
              status: "open",
              sort: "-created_at",
            }}
          />
        )}
      </Suspense>
      <DropZones
        isShown={Boolean(dragged || lifted)}
        aimed={lifted?.target}
        hasOtherPipeline={hasOthers}
        wonRefusal={refusals.get("won")}
      />
      <Suspense>
        <Asked acts={acts} pipelineId={ask.pipelineId} />
      </Suspense>
      <p id="board-keys" className={classes.unseen}>
        {mayWrite ? t("keys.help") : t("keys.helpReading")}
      </p>
      <div aria-live="assertive" className={classes.unseen}>
        {keys.said} {lifted && refusalAt(lifted, refusals)}
      </div>
    </BoardHandsContext>
  );
}

function Asked(props: ComponentProps<typeof BoardDialogs>) {
  useStanding(Boolean(props.acts.question));
  return <BoardDialogs {...props} />;
}

/** The cards of the column one stands in, from above. */
function orderOf({ stages }: Parameters<typeof withChange>[0], dealId: string): string[] {
  const column = stages.find(({ cards }) => cards.some(({ id }) => id === dealId));
  return column?.cards.map(({ id }) => id) ?? [];
}

/** A card in the keyboard's hand is drawn where it would land. */
function withLifted(board: Parameters<typeof withChange>[0], { card, target }: Lifted) {
  if ("zone" in target) return board;
  const at = new Date().toISOString();
  return withChange(board, { kind: "move", dealId: card.id, stageId: target.stageId, at });
}

function isAimedAt(lifted: Lifted | undefined, stageId: string): boolean {
  return Boolean(lifted && "stageId" in lifted.target && lifted.target.stageId === stageId);
}

/** What would refuse the lifted card where it is now. */
function refusalAt({ target }: Lifted, refusals: ReadonlyMap<string, string>): string | undefined {
  return refusals.get("zone" in target ? target.zone : target.stageId);
}
