import { useMutation, useQueryClient } from "@tanstack/react-query";

import { saveEdit } from "@/api/edits";

import { boardsOf, type DealPatch, inTurn, patchDeal, rememberVersion } from "./deal-writes";
import { dealKey, fetchDeal } from "./queries";
import { refreshSoon } from "./refresh";
import { type Deal, withChange } from "./rules";

/** What is sent, what the screen shows of it meanwhile (an owner's name beside the id), and the version that was seen. */
type Edit = { patch: DealPatch; shown: Partial<Deal>; version: number };

/** Edit fields of a deal: at once on screen, put back if refused. What others do to it meanwhile stands. */
export function useDealEdit(deal: Deal) {
  const client = useQueryClient();
  const key = dealKey(deal.id);
  const edit = useMutation({
    mutationKey: ["deals", "edit", deal.id],
    mutationFn: ({ patch, shown, version }: Edit) =>
      inTurn(deal.id, async () => {
        const saved = await saveEdit({
          ...{ kind: "deal", id: deal.id, version, patch, shown },
          send: (body, base) => patchDeal(deal.id, body, base),
          read: () => fetchDeal(deal.id),
        });
        rememberVersion(client, saved);
        return saved;
      }),
    onMutate: async ({ shown }) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<Deal>(key);
      client.setQueryData<Deal>(key, (known) => known && { ...known, ...shown });
      return { before };
    },
    onError: (_problem, sent, context) =>
      client.setQueryData<Deal>(key, (known) => known && restored(known, context?.before, sent)),
    onSuccess: (saved) => {
      for (const [boardKey, board] of boardsOf(client)) {
        if (board?.pipeline_id !== saved.pipeline_id || saved.status !== "open") continue;
        client.setQueryData(boardKey, withChange(board, { kind: "come", card: saved }));
      }
    },
    onSettled: () => refreshSoon(client),
  });
  return (patch: DealPatch, shown: Partial<Deal> = {}, version = deal.version) =>
    edit.mutate({ patch, shown: { ...patch, ...shown } as Partial<Deal>, version });
}

/** Only our own fields go back; what others changed since stays. */
function restored(known: Deal, before: Deal | undefined, { shown }: Edit): Deal {
  if (!before) return known;
  const names = Object.keys(shown) as (keyof Deal)[];
  return { ...known, ...Object.fromEntries(names.map((name) => [name, before[name]])) };
}
