import { useQueryClient } from "@tanstack/react-query";

import { useLive } from "@/api/live";

import { refreshSoon } from "./refresh";

/** Deals that others change show in the list a moment later. */
export function useListLive(): void {
  const client = useQueryClient();
  useLive(({ data }) => {
    if (data.subject_kind === "deal" || data.deal_id) refreshSoon(client, 800);
  });
}
