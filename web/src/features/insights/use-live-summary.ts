import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";

import { useLive } from "@/api/live";

const PAUSE = 2000;

/** What is open follows what colleagues do; many moves at once are one new look. */
export function useLiveSummary(figures = ["insights", "summary"], pause = PAUSE): void {
  const client = useQueryClient();
  const waiting = useRef(false);
  useLive(({ name }) => {
    if (!name.startsWith("deal.") || waiting.current) return;
    waiting.current = true;
    setTimeout(() => {
      waiting.current = false;
      void client.invalidateQueries({ queryKey: figures });
    }, pause);
  });
}
