import "@fontsource-variable/inter/wght.css";
import "@mantine/core/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import "./global.css";

import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { lazy, StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";

import { startLanguage } from "@/lib/i18n";
import { pageDrawn, useStanding } from "@/lib/standing";

import { makeQueryClient } from "./query-client";
import { renewAfterUpgrade } from "./renewal";
import { makeRouter } from "./router";
import { theme, tokens } from "./theme";

// Nobody is told anything before there is a screen.
const Notifications = lazy(async () => ({
  default: (await import("./notifications")).Notifications,
}));

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

const queryClient = makeQueryClient({
  onSignedOut: () => {
    const { pathname, href } = router.state.location;
    if (!isPublic(pathname)) void router.navigate({ to: "/sign-in", search: { next: href } });
  },
});
const router = makeRouter(queryClient);

renewAfterUpgrade();
router.subscribe("onRendered", pageDrawn);
await startLanguage();
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={tokens} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <Suspense>
          <Notices />
        </Suspense>
        <Suspense>
          <RouterProvider router={router} />
        </Suspense>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);

function Notices() {
  useStanding();
  return <Notifications position="bottom-center" limit={3} />;
}

function isPublic(pathname: string): boolean {
  return /^\/(sign-in|setup|forgot|reset-password|invitations)\b/.test(pathname);
}
