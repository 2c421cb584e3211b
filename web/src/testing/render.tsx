import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { render } from "@testing-library/react";
import { type ReactNode, Suspense } from "react";

import { askingAgain } from "@/api/older";
import { makeQueryClient } from "@/app/query-client";

/** Render with the providers of the real app: cache, router (any address shows `ui`), texts in English. */
export function renderApp(ui: ReactNode, { at = "/" }: { at?: string } = {}) {
  const client = makeQueryClient({ onSignedOut() {} });
  client.setDefaultOptions({ queries: { ...askingAgain, retry: false } });
  const root = createRootRoute({ component: () => ui, notFoundComponent: () => ui });
  const router = createRouter({
    routeTree: root,
    history: createMemoryHistory({ initialEntries: [at] }),
  });
  const view = render(
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <Notifications />
        <Suspense fallback="loading">
          <RouterProvider router={router as never} />
        </Suspense>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { ...view, client, router };
}
