import { LostDialog } from "./lost-dialog";
import { TransferDialog } from "./transfer-dialog";
import type { useBoardActs } from "./use-board-acts";

type Props = { acts: ReturnType<typeof useBoardActs>; pipelineId: string };

/** What is asked before a card may leave the board. */
export function BoardDialogs({ acts, pipelineId }: Props) {
  const { question, ask, close, transfer } = acts;
  const titleOf = (about: "lost" | "other") =>
    question?.about === about ? question.card.title : undefined;
  const done = () => ask(undefined);
  return (
    <>
      <LostDialog
        title={titleOf("lost")}
        onClose={done}
        onLost={(closing) => question && close(question.card, closing)}
      />
      <TransferDialog
        title={titleOf("other")}
        pipelineId={pipelineId}
        onClose={done}
        onChoose={(stage) => question && transfer(question.card, stage)}
      />
    </>
  );
}
