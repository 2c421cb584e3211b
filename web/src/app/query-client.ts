import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";

import { askingAgain } from "@/api/older";
import { Problem } from "@/api/problem";
import { tellProblem } from "@/ui/toasts";

/** A 401 anywhere means the session has ended; `onSignedOut` leads to the sign-in. */
export function makeQueryClient({ onSignedOut }: { onSignedOut: () => void }) {
  const watch = (error: unknown) => {
    if (error instanceof Problem && error.status === 401) onSignedOut();
  };
  // Whether somebody is signed in at all is asked, and answered, by the shell's door.
  const isDoor = (key: readonly unknown[]) => key[0] === "me";
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, { queryKey }) => isDoor(queryKey) || watch(error),
    }),
    mutationCache: new MutationCache({
      onError(error, _variables, _result, mutation) {
        watch(error);
        // A form shows its own errors (`meta: { quiet: true }`); every other refusal is told here.
        if (!mutation.meta?.quiet) tellProblem(error);
      },
    }),
    defaultOptions: {
      queries: {
        ...askingAgain,
        staleTime: 30_000,
        retry: worthAnotherTry,
        refetchOnWindowFocus: true,
      },
      mutations: { retry: false },
    },
  });
}

function worthAnotherTry(failures: number, error: unknown): boolean {
  const refused = error instanceof Problem && error.status >= 400 && error.status < 500;
  return !refused && failures < 2;
}

declare module "@tanstack/react-query" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be merged into the library's.
  interface Register {
    mutationMeta: { quiet?: boolean };
  }
}
