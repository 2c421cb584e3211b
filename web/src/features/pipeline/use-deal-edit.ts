import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { Problem } from "@/api/problem";
import { tellProblem } from "@/ui/toasts";

import {
  boardsOf,
  type DealPatch,
  inTurn,
  patchDeal,
  rememberVersion,
  writeDeal,
} from "./deal-writes";
import { dealKey } from "./queries";
import { refreshSoon } from "./refresh";
import { type Deal, withChange } from "./rules";

/** What is sent, what the screen shows of it meanwhile (an owner's name beside the id), and what was seen before. */
type Edit = { patch: DealPatch; shown: Partial<Deal>; seen: Deal };
/** A colleague changed the same field: both values, and nothing is lost. */
export type Conflict = Edit & { theirs: Deal };

/**
 * Edit fields of a deal: at once on screen, put back if refused.
 *
 * If a colleague changed other fields meanwhile, both changes stand. If it was the same field,
 * theirs is shown and ours is kept as a conflict to decide about.
 */
export function useDealEdit(deal: Deal) {
  const client = useQueryClient();
  const [conflict, setConflict] = useState<Conflict>();
  const key = dealKey(deal.id);
  const edit = useMutation({
    mutationKey: ["deals", "edit", deal.id],
    meta: { quiet: true },
    mutationFn: ({ patch, seen }: Edit) =>
      inTurn(deal.id, async () => {
        const send = (version: number) => patchDeal(deal.id, patch, version);
        const saved = await writeDeal(client, deal.id, send, (fresh) => isSame(fresh, seen, patch));
        rememberVersion(client, saved);
        return saved;
      }),
    onMutate: async ({ shown }) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<Deal>(key);
      client.setQueryData<Deal>(key, (known) => known && { ...known, ...shown });
      return { before };
    },
    onError: (error, sent, context) => {
      const theirs = client.getQueryData<Deal>(key);
      if (error instanceof Problem && error.status === 412 && theirs) {
        return setConflict({ ...sent, theirs });
      }
      client.setQueryData<Deal>(key, (known) => known && restored(known, context?.before, sent));
      tellProblem(error);
    },
    onSuccess: (saved) => {
      for (const [boardKey, board] of boardsOf(client)) {
        if (board?.pipeline_id !== saved.pipeline_id || saved.status !== "open") continue;
        client.setQueryData(boardKey, withChange(board, { kind: "come", card: saved }));
      }
    },
    onSettled: () => refreshSoon(client),
  });
  return {
    edit: (patch: DealPatch, shown: Partial<Deal> = {}) =>
      edit.mutate({ patch, shown: { ...patch, ...shown } as Partial<Deal>, seen: deal }),
    conflict,
    endConflict: () => setConflict(undefined),
    isSaving: edit.isPending,
  };
}

/** Whether the fields we are about to change are still as we saw them. */
function isSame(fresh: Deal, seen: Deal, patch: DealPatch): boolean {
  const { custom = {}, ...rest } = patch;
  const isAlike = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  return (
    (Object.keys(rest) as (keyof DealPatch & keyof Deal)[]).every((name) =>
      isAlike(fresh[name], seen[name]),
    ) && Object.keys(custom).every((key) => isAlike(fresh.custom[key], seen.custom[key]))
  );
}

/** Only our own fields go back; what others changed since stays. */
function restored(known: Deal, before: Deal | undefined, { shown }: Edit): Deal {
  if (!before) return known;
  const names = Object.keys(shown) as (keyof Deal)[];
  return { ...known, ...Object.fromEntries(names.map((name) => [name, before[name]])) };
}
