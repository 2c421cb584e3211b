import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  Outlet,
} from "@tanstack/react-router";

import { enterOrRedirect } from "./enter";
import { Shell } from "./shell";

type Context = { queryClient: QueryClient };
type Place = Record<string, string | undefined>;

export const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  validateSearch: (search: Record<string, unknown>) => search as Place,
});

/** Everything behind the sign-in: the frame waits for `GET /me`. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  component: Shell,
  beforeLoad: ({ context, location }) => enterOrRedirect(context.queryClient, location.href),
});

/** A page behind the sign-in, loaded when it is opened. */
export function page<const Path extends string, Module, Name extends keyof Module>(
  path: Path,
  load: () => Promise<Module>,
  name: Name,
) {
  const component = lazyRouteComponent(load as never, name as never);
  return createRoute({ getParentRoute: () => shell, path, component });
}
