import { memo, Suspense, useRef, useState } from "react";
import type { Schema } from "@/api/client";
import { lazyLater } from "@/lib/standing";
import classes from "@/ui/board/column.module.css";
import { useDropTarget } from "@/ui/board/drag";
import { ColumnCards } from "./column-cards";
import { ColumnHead } from "./column-head";
import { ColumnRefusal } from "./column-refusal";
import type { Column } from "./rules";
import type { BoardAsk } from "./use-more-cards";

const QuickAdd = lazyLater(async () => (await import("./quick-add")).QuickAdd);

type Props = {
  column: Column;
  ask: BoardAsk;
  currency: string;
  stage: Schema["StageOut"] | undefined;
  /** Why the card in hand may not come here. */
  refusal: string | undefined;
  isAimedAt: boolean;
  isHome: boolean;
  arrivals: number;
  onSeen: (stageId: string) => void;
};

/** A stage: its figures and its deals. `isAimedAt` by the keyboard; `isHome` of the card in hand. */
export const BoardColumn = memo(function BoardColumn(props: Props) {
  const { column, ask, currency, stage, refusal, isAimedAt, isHome, arrivals, onSeen } = props;
  const description = stage?.description ?? "";
  const [isAdding, setIsAdding] = useState(false);
  const section = useRef<HTMLElement>(null);
  const isOver = useDropTarget(section, { stageId: column.id }, column.id);
  const lands = isOver && !isHome;
  return (
    <section
      ref={section}
      className={classes.column}
      aria-labelledby={`stage-${column.id}`}
      data-stage-id={column.id}
      data-over={lands || isAimedAt || undefined}
    >
      <ColumnHead
        column={column}
        stage={stage}
        pipelineId={ask.pipelineId}
        currency={currency}
        showsHealth={Object.keys(ask.filters).length === 0}
        onAdd={() => setIsAdding(true)}
      />
      {refusal && <ColumnRefusal reason={refusal} />}
      {isAdding && (
        <Suspense>
          <QuickAdd
            pipelineId={ask.pipelineId}
            stageId={column.id}
            currency={currency}
            onClose={() => setIsAdding(false)}
          />
        </Suspense>
      )}
      <ColumnCards
        column={column}
        ask={ask}
        lands={lands}
        belongsHere={isAdding ? "" : description}
        arrivals={arrivals}
        onSeen={() => onSeen(column.id)}
      />
    </section>
  );
});
