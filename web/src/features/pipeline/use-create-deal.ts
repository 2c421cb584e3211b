import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, onlyOnce, type Schema, unwrap } from "@/api/client";

import { boardsOf, rememberVersion } from "./deal-writes";
import { refreshSoon } from "./refresh";
import { withChange } from "./rules";

/** Sent again by mistake it makes no second deal; the card is on the board before the refetch. */
export function useCreateDeal({ quiet = false } = {}) {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet },
    mutationFn: (deal: Schema["DealIn"]) =>
      unwrap(api.POST("/api/v1/deals", { body: deal, headers: onlyOnce() })),
    onSuccess: (deal) => {
      rememberVersion(client, deal);
      for (const [key, board] of boardsOf(client)) {
        if (board?.pipeline_id !== deal.pipeline_id) continue;
        client.setQueryData(key, withChange(board, { kind: "come", card: deal }));
      }
    },
    onSettled: () => refreshSoon(client),
  });
}
