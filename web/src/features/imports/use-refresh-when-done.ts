import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import type { Import } from "./queries";

/** The rest of the app shows what came in (or went out again) as soon as the import has ended. */
export function useRefreshWhenDone({ state }: Import): void {
  const client = useQueryClient();
  useEffect(() => {
    if (state === "undoing") return;
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "imports" });
  }, [client, state]);
}
