import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, use, useEffect, useRef, useState } from "react";

import { followStream, type LiveEvent } from "./stream";

type Handler = (event: LiveEvent) => void;

const Listeners = createContext<Set<Handler> | null>(null);

/** One connection to the live stream for the whole window. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [handlers] = useState(() => new Set<Handler>());
  useEffect(() => {
    const stop = new AbortController();
    void followStream({
      url: "/api/v1/stream",
      signal: stop.signal,
      onEvent: (event) => {
        for (const handler of handlers) handler(event);
      },
      // We were away too long for a replay: everything may have changed.
      onReset: () => void client.invalidateQueries(),
    });
    return () => stop.abort();
  }, [client, handlers]);
  return <Listeners value={handlers}>{children}</Listeners>;
}

/** Hear what colleagues (and other windows of mine) do. The handler may change from render to render. */
export function useLive(handler: Handler): void {
  const handlers = use(Listeners);
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    if (!handlers) return;
    const hear: Handler = (event) => latest.current(event);
    handlers.add(hear);
    return () => {
      handlers.delete(hear);
    };
  }, [handlers]);
}
