import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";

import { keepDraft, type Start } from "./draft";
import { OUTGOING, oneOutgoingQuery } from "./queries";

/** A draft that keeps itself while it is on screen, and once more when it leaves it. */
export function useDraft(start: Start) {
  const client = useQueryClient();
  const [keeper] = useState(() => keepDraft(start));
  const draft = useSyncExternalStore(keeper.listen, keeper.now);
  useEffect(
    () => () => {
      void keeper.close().then(() => {
        const { kept } = keeper.now();
        if (kept) client.setQueryData(oneOutgoingQuery(kept.id).queryKey, kept);
        return client.invalidateQueries({ queryKey: [...OUTGOING, "list"] });
      });
    },
    [client, keeper],
  );
  return { keeper, draft };
}
