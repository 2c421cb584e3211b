import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";

import { enterOrRedirect } from "./enter";
import { parsePlace, writePlace } from "./place-format";
import { RouteFailed, RouteLoading, RouteNotFound } from "./route-states";
import { Shell } from "./shell";

type Context = { queryClient: QueryClient };
type Place = Record<string, string | undefined>;

const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  validateSearch: (search: Record<string, unknown>) => search as Place,
});

/** Everything behind the sign-in: the frame waits for `GET /me`. */
const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  component: Shell,
  beforeLoad: ({ context, location }) => enterOrRedirect(context.queryClient, location.href),
});

const home = createRoute({
  getParentRoute: () => shell,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/pipeline" });
  },
});

/* Features' pages, each loaded when it is opened. To add one: a route here, an item in navigation.ts. */
const board = createRoute({
  getParentRoute: () => shell,
  path: "/pipeline",
  component: lazyRouteComponent(() => import("@/features/pipeline/board-page"), "BoardPage"),
});
const deals = createRoute({
  getParentRoute: () => shell,
  path: "/deals",
  component: lazyRouteComponent(() => import("@/features/pipeline/deals-page"), "DealsPage"),
});
const deal = createRoute({
  getParentRoute: () => shell,
  path: "/deals/$dealId",
  component: lazyRouteComponent(() => import("@/features/pipeline/deal-page"), "DealPage"),
});
const leads = createRoute({
  getParentRoute: () => shell,
  path: "/leads",
  component: lazyRouteComponent(() => import("@/features/leads/leads-page"), "LeadsPage"),
});
const leadReport = createRoute({
  getParentRoute: () => shell,
  path: "/leads/report",
  component: lazyRouteComponent(() => import("@/features/leads/report-page"), "ReportPage"),
});
const lead = createRoute({
  getParentRoute: () => shell,
  path: "/leads/$leadId",
  component: lazyRouteComponent(() => import("@/features/leads/lead-page"), "LeadPage"),
});
const pools = createRoute({
  getParentRoute: () => shell,
  path: "/pools",
  component: lazyRouteComponent(() => import("@/features/pools/pools-page"), "PoolsPage"),
});
const companies = createRoute({
  getParentRoute: () => shell,
  path: "/companies",
  component: lazyRouteComponent(() => import("@/features/people/companies-page"), "CompaniesPage"),
});
const company = createRoute({
  getParentRoute: () => shell,
  path: "/companies/$companyId",
  component: lazyRouteComponent(() => import("@/features/people/company-page"), "CompanyPage"),
});
const people = createRoute({
  getParentRoute: () => shell,
  path: "/people",
  component: lazyRouteComponent(() => import("@/features/people/people-page"), "PeoplePage"),
});
const person = createRoute({
  getParentRoute: () => shell,
  path: "/people/$personId",
  component: lazyRouteComponent(() => import("@/features/people/person-page"), "PersonPage"),
});
const duplicates = createRoute({
  getParentRoute: () => shell,
  path: "/duplicates",
  component: lazyRouteComponent(
    () => import("@/features/duplicates/duplicates-page"),
    "DuplicatesPage",
  ),
});
const tasks = createRoute({
  getParentRoute: () => shell,
  path: "/tasks",
  component: lazyRouteComponent(() => import("@/features/tasks/tasks-page"), "TasksPage"),
});
const calendar = createRoute({
  getParentRoute: () => shell,
  path: "/calendar",
  component: lazyRouteComponent(() => import("@/features/calendar/calendar-page"), "CalendarPage"),
});
const today = createRoute({
  getParentRoute: () => shell,
  path: "/today",
  component: lazyRouteComponent(() => import("@/features/today/today-page"), "TodayPage"),
});
const review = createRoute({
  getParentRoute: () => shell,
  path: "/today/review",
  component: lazyRouteComponent(() => import("@/features/today/review-page"), "ReviewPage"),
});
const notices = createRoute({
  getParentRoute: () => shell,
  path: "/notices",
  component: lazyRouteComponent(() => import("@/features/notices/notices-page"), "NoticesPage"),
});
const digest = createRoute({
  getParentRoute: () => shell,
  path: "/digest",
  component: lazyRouteComponent(() => import("@/features/notices/digest-page"), "DigestPage"),
});
const funnel = createRoute({
  getParentRoute: () => shell,
  path: "/insights/funnel",
  component: lazyRouteComponent(() => import("@/features/insights/funnel-page"), "FunnelPage"),
});
const summary = createRoute({
  getParentRoute: () => shell,
  path: "/insights/pipeline",
  component: lazyRouteComponent(() => import("@/features/insights/summary-page"), "SummaryPage"),
});
const figureDeals = createRoute({
  getParentRoute: () => shell,
  path: "/insights/deals",
  component: lazyRouteComponent(
    () => import("@/features/insights/figure-deals-page"),
    "FigureDealsPage",
  ),
});
const imports = createRoute({
  getParentRoute: () => shell,
  path: "/imports",
  component: lazyRouteComponent(() => import("@/features/imports/imports-page"), "ImportsPage"),
});
const importOne = createRoute({
  getParentRoute: () => shell,
  path: "/imports/$importId",
  component: lazyRouteComponent(() => import("@/features/imports/import-page"), "ImportPage"),
});
const changes = createRoute({
  getParentRoute: () => shell,
  path: "/changes",
  component: lazyRouteComponent(() => import("@/features/changes/changes-page"), "ChangesPage"),
});
const exportsRoute = createRoute({
  getParentRoute: () => shell,
  path: "/exports",
  component: lazyRouteComponent(() => import("@/features/exports/exports-page"), "ExportsPage"),
});
const forecast = createRoute({
  getParentRoute: () => shell,
  path: "/pipeline/forecast",
  component: lazyRouteComponent(() => import("@/features/pipeline/forecast-page"), "ForecastPage"),
});
const schedule = createRoute({
  getParentRoute: () => shell,
  path: "/pipeline/timeline",
  component: lazyRouteComponent(() => import("@/features/pipeline/schedule-page"), "SchedulePage"),
});
const overview = createRoute({
  getParentRoute: () => shell,
  path: "/pipeline/overview",
  component: lazyRouteComponent(() => import("@/features/pipeline/overview-page"), "OverviewPage"),
});
const trash = createRoute({
  getParentRoute: () => shell,
  path: "/trash",
  component: lazyRouteComponent(() => import("@/features/trash/trash-page"), "TrashPage"),
});
const settings = createRoute({
  getParentRoute: () => shell,
  path: "/settings",
  component: lazyRouteComponent(() => import("@/features/settings/settings-page"), "SettingsPage"),
});
const settingsSection = createRoute({
  getParentRoute: () => shell,
  path: "/settings/$section",
  component: lazyRouteComponent(() => import("@/features/settings/settings-page"), "SettingsPage"),
});

/* Doors that need no sign-in. */
const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  component: lazyRouteComponent(() => import("@/features/auth/setup-page"), "SetupPage"),
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  component: lazyRouteComponent(() => import("@/features/auth/sign-in-page"), "SignInPage"),
});
const factor = createRoute({
  getParentRoute: () => root,
  path: "/second-factor",
  component: lazyRouteComponent(() => import("@/features/auth/factor-page"), "FactorPage"),
});
const forgot = createRoute({
  getParentRoute: () => root,
  path: "/forgot",
  component: lazyRouteComponent(() => import("@/features/auth/forgot-page"), "ForgotPage"),
});
const reset = createRoute({
  getParentRoute: () => root,
  path: "/reset-password/$key",
  component: lazyRouteComponent(() => import("@/features/auth/reset-page"), "ResetPage"),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: "/invitations/$token",
  component: lazyRouteComponent(() => import("@/features/auth/invitation-page"), "InvitationPage"),
});

const routeTree = root.addChildren([
  shell.addChildren([
    ...[home, today, review, board, deals, deal, companies, company, people, person, tasks],
    ...[calendar, notices, digest, leads, leadReport, lead, pools],
    ...[duplicates, changes, exportsRoute, forecast, schedule, overview],
    ...[funnel, summary, figureDeals, imports, importOne, trash, settings, settingsSection],
  ]),
  ...[setup, signIn, factor, forgot, reset, invitation],
]);

export function makeRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    parseSearch: parsePlace,
    stringifySearch: writePlace,
    defaultPreload: "intent",
    defaultPendingComponent: RouteLoading,
    defaultErrorComponent: RouteFailed,
    defaultNotFoundComponent: RouteNotFound,
    scrollRestoration: false,
  });
}

declare module "@tanstack/react-router" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be merged into the library's.
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
