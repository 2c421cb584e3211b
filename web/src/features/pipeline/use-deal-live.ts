import { useDebouncedCallback } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";

import { useLive } from "@/api/live";

import { dealKey } from "./queries";

/** A deal that is open in front of us follows what others do to it. */
export function useDealLive(dealId: string): void {
  const client = useQueryClient();
  const refresh = useDebouncedCallback(() => {
    void client.invalidateQueries({ queryKey: dealKey(dealId) });
    void client.invalidateQueries({ queryKey: ["timeline", "deal", dealId] });
    void client.invalidateQueries({ queryKey: ["tasks", "deal", dealId] });
  }, 300);
  useLive(({ data }) => {
    if (data.subject_id === dealId || data.deal_id === dealId) refresh();
  });
}
