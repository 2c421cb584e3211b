import {
  type QueryClient,
  useMutation,
  useMutationState,
  useQueryClient,
} from "@tanstack/react-query";

import type { Schema } from "@/api/client";
import { tellProblem } from "@/ui/toasts";

import { unmetOf } from "./criteria";
import {
  boardsOf,
  deleteDeal,
  inTurn,
  putStage,
  putStatus,
  rememberVersion,
  writeDeal,
} from "./deal-writes";
import { refreshSoon } from "./refresh";
import { type Change, type Deal, withChange } from "./rules";

export const CHANGE = ["pipelines", "change"];

/** The answer to a deletion holds nothing but its name (api/operations). */
type Gone = object | undefined;

/** What the board shows at once, what is sent to make it true, and when it is still right to send it. */
export type Wish = {
  dealId: string;
  change: Change;
  write: (version: number, reason: string) => Promise<Deal | Gone>;
  /** Why it goes on although criteria block: after a refusal, from who may say so. */
  reason?: string;
  isUntouched: (fresh: Deal) => boolean;
  after?: ((answer: unknown) => void) | undefined;
};

/**
 * Every change of a card goes through here.
 *
 * The board is what the server said, plus the changes still on their way (`usePendingChanges`): a
 * refused one simply falls out of that list, and takes no other with it.
 */
export function useChange() {
  const client = useQueryClient();
  return useMutation({
    mutationKey: CHANGE,
    meta: { quiet: true },
    mutationFn: ({ dealId, write, isUntouched, reason = "" }: Wish) =>
      inTurn(dealId, async () => {
        const deal = await writeDeal(
          client,
          dealId,
          (version) => write(version, reason),
          isUntouched,
        );
        if (isDeal(deal)) rememberVersion(client, deal);
        return deal;
      }),
    onSuccess: async (deal, { change, after }) => {
      await settle(client, deal, change);
      after?.(deal);
    },
    // What is missing is shown by the unmet dialog, with what fixes it.
    onError: (error) => unmetOf(error) || tellProblem(error),
    onSettled: () => refreshSoon(client),
  }).mutate;
}

/** Changes the server has not answered yet, oldest first. */
export function usePendingChanges(): Change[] {
  return useMutationState({
    filters: { mutationKey: CHANGE, status: "pending" },
    select: (mutation) => (mutation.state.variables as Wish).change,
  });
}

/** Write into the boards what is now so, before the change leaves the list of those on their way. */
async function settle(client: QueryClient, answer: Deal | Gone, change: Change): Promise<void> {
  const deal = isDeal(answer) ? answer : null;
  await client.cancelQueries({
    queryKey: ["pipelines"],
    predicate: ({ queryKey }) => queryKey[2] === "board",
  });
  for (const [key, board] of boardsOf(client)) {
    if (!board) continue;
    const changed = withChange(board, change);
    const isHere = deal?.pipeline_id === board.pipeline_id && deal.status === "open";
    client.setQueryData(
      key,
      deal && isHere ? withChange(changed, { kind: "come", card: deal }) : changed,
    );
  }
}

function isDeal(answer: Deal | Gone): answer is Deal {
  return Boolean(answer && "id" in answer);
}

export type Move = { dealId: string; fromStageId: string; toStageId: string };

export function useMoveDeal() {
  const change = useChange();
  return ({ dealId, fromStageId, toStageId }: Move, after?: Wish["after"]) =>
    change({
      dealId,
      change: { kind: "move", dealId, stageId: toStageId, at: new Date().toISOString() },
      write: (version, override_reason) =>
        putStage(dealId, { stage_id: toStageId, override_reason }, version),
      isUntouched: (fresh) => fresh.status === "open" && fresh.stage_id === fromStageId,
      after,
    });
}

/** Into a stage of another pipeline: the card leaves this board. */
export function useTransferDeal() {
  const change = useChange();
  return (dealId: string, stageId: string, after?: Wish["after"]) =>
    change({
      dealId,
      change: { kind: "leave", dealId },
      write: (version, override_reason) =>
        putStage(
          dealId,
          { stage_id: stageId, allow_other_pipeline: true, override_reason },
          version,
        ),
      isUntouched: (fresh) => fresh.status === "open",
      after,
    });
}

export type Closing = Schema["DealStatusIn"] & { status: "won" | "lost" | "void" };

export function useCloseDeal() {
  const change = useChange();
  return (dealId: string, closing: Closing, after?: Wish["after"]) =>
    change({
      dealId,
      change: { kind: "leave", dealId },
      write: (version, override_reason) =>
        putStatus(dealId, { ...closing, override_reason }, version),
      isUntouched: (fresh) => fresh.status === "open",
      after,
    });
}

export function useReopenDeal() {
  const change = useChange();
  return (dealId: string, after?: Wish["after"]) =>
    change({
      dealId,
      change: { kind: "leave", dealId },
      write: (version) => putStatus(dealId, { status: "open" }, version),
      isUntouched: (fresh) => fresh.status !== "open",
      after,
    });
}

export function useDeleteDeal() {
  const change = useChange();
  return (dealId: string, after: Wish["after"]) =>
    change({
      dealId,
      change: { kind: "leave", dealId },
      write: (version) => deleteDeal(dealId, version),
      isUntouched: () => true,
      after,
    });
}
