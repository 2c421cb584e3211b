import type { QueryClient } from "@tanstack/react-query";
import { createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";

import { insightRoutes } from "./insight-routes";
import { parsePlace, writePlace } from "./place-format";
import { page, root, shell } from "./route-frame";
import { RouteFailed, RouteLoading, RouteNotFound } from "./route-states";

const home = createRoute({
  getParentRoute: () => shell,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/pipeline" });
  },
});

const insights = createRoute({
  getParentRoute: () => shell,
  path: "/insights",
  beforeLoad: () => {
    throw redirect({ to: "/insights/funnel" });
  },
});
/* An address that leads nowhere leaves the rail where it is. */
const nowhere = createRoute({ getParentRoute: () => shell, path: "$", component: RouteNotFound });

/* Features' pages, each loaded when it is opened. To add one: a route here, an item in navigation.ts. */
const board = page("/pipeline", () => import("@/features/pipeline/board-page"), "BoardPage");
const deals = page("/deals", () => import("@/features/pipeline/deals-page"), "DealsPage");
const deal = page("/deals/$dealId", () => import("@/features/pipeline/deal-page"), "DealPage");
const leads = page("/leads", () => import("@/features/leads/leads-page"), "LeadsPage");
/* Where the report of leads used to be. */
const leadReport = createRoute({
  getParentRoute: () => shell,
  path: "/leads/report",
  beforeLoad: ({ search }) => {
    throw redirect({ to: "/insights/sources", search });
  },
});
const lead = page("/leads/$leadId", () => import("@/features/leads/lead-page"), "LeadPage");
const pools = page("/pools", () => import("@/features/pools/pools-page"), "PoolsPage");
const companies = page(
  "/companies",
  () => import("@/features/people/companies-page"),
  "CompaniesPage",
);
const company = page(
  "/companies/$companyId",
  () => import("@/features/people/company-page"),
  "CompanyPage",
);
const people = page("/people", () => import("@/features/people/people-page"), "PeoplePage");
const person = page(
  "/people/$personId",
  () => import("@/features/people/person-page"),
  "PersonPage",
);
const duplicates = page(
  "/duplicates",
  () => import("@/features/duplicates/duplicates-page"),
  "DuplicatesPage",
);
const tasks = page("/tasks", () => import("@/features/tasks/tasks-page"), "TasksPage");
const mail = page("/mail", () => import("@/features/mail/mail-page"), "MailPage");
const sequences = page(
  "/sequences",
  () => import("@/features/sequences/sequences-page"),
  "SequencesPage",
);
const sequence = page(
  "/sequences/$sequenceId",
  () => import("@/features/sequences/sequence-page"),
  "SequencePage",
);
const mailboxConnected = page(
  "/mailbox-connected",
  () => import("@/features/settings/mailbox-connected-page"),
  "MailboxConnectedPage",
);
const calendar = page(
  "/calendar",
  () => import("@/features/calendar/calendar-page"),
  "CalendarPage",
);
const today = page("/today", () => import("@/features/today/today-page"), "TodayPage");
const review = page("/today/review", () => import("@/features/today/review-page"), "ReviewPage");
const notices = page("/notices", () => import("@/features/notices/notices-page"), "NoticesPage");
const digest = page("/digest", () => import("@/features/notices/digest-page"), "DigestPage");
const imports = page("/imports", () => import("@/features/imports/imports-page"), "ImportsPage");
const importOne = page(
  "/imports/$importId",
  () => import("@/features/imports/import-page"),
  "ImportPage",
);
const changes = page("/changes", () => import("@/features/changes/changes-page"), "ChangesPage");
const exportsRoute = page(
  "/exports",
  () => import("@/features/exports/exports-page"),
  "ExportsPage",
);
const forecast = page(
  "/pipeline/forecast",
  () => import("@/features/pipeline/forecast-page"),
  "ForecastPage",
);
const schedule = page(
  "/pipeline/timeline",
  () => import("@/features/pipeline/schedule-page"),
  "SchedulePage",
);
const overview = page(
  "/pipeline/overview",
  () => import("@/features/pipeline/overview-page"),
  "OverviewPage",
);
const trash = page("/trash", () => import("@/features/trash/trash-page"), "TrashPage");
const settings = page(
  "/settings",
  () => import("@/features/settings/settings-page"),
  "SettingsPage",
);
const settingsSection = page(
  "/settings/$section",
  () => import("@/features/settings/settings-page"),
  "SettingsPage",
);

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
    ...[mail, mailboxConnected, sequences, sequence, calendar, notices, digest],
    ...[leads, leadReport, lead, pools],
    ...[duplicates, changes, exportsRoute, forecast, schedule, overview],
    ...[insights, ...insightRoutes],
    ...[imports, importOne, trash, settings, settingsSection, nowhere],
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
