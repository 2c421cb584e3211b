import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";

/** After a door has opened: forget what a stranger saw, go in. */
export function useEntering() {
  const client = useQueryClient();
  const router = useRouter();
  return async (next = "/") => {
    client.clear();
    await router.invalidate();
    // Only an address of our own: "//evil.example" is somewhere else.
    const safe = /^\/(?!\/)/.test(next) ? next : "/";
    router.history.push(safe);
  };
}
