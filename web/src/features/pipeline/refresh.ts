import type { QueryClient } from "@tanstack/react-query";

const PAUSE = 400;
const waiting = new WeakMap<QueryClient, ReturnType<typeof setTimeout>>();

/**
 * Ask the server for boards, lists and deals on screen once things have calmed down: ten quick drags
 * are one question. While changes are on their way it waits for the last of them.
 */
export function refreshSoon(client: QueryClient, pause = PAUSE): void {
  clearTimeout(waiting.get(client));
  waiting.set(
    client,
    setTimeout(() => {
      if (client.isMutating({ mutationKey: ["pipelines", "change"] })) {
        return refreshSoon(client, pause);
      }
      void client.invalidateQueries({
        queryKey: ["pipelines"],
        predicate: ({ queryKey }) => queryKey[2] === "board" || queryKey[2] === "health",
      });
      void client.invalidateQueries({ queryKey: ["deals"] });
      void client.invalidateQueries({ queryKey: ["timeline", "deal"] });
    }, pause),
  );
}
