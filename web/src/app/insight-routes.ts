import { page } from "./route-frame";

const funnel = page(
  "/insights/funnel",
  () => import("@/features/insights/funnel-page"),
  "FunnelPage",
);
const summary = page(
  "/insights/pipeline",
  () => import("@/features/insights/summary-page"),
  "SummaryPage",
);
const changed = page(
  "/insights/changes",
  () => import("@/features/insights/changes-page"),
  "ChangesPage",
);
const outlook = page(
  "/insights/forecast",
  () => import("@/features/insights/forecast/forecast-page"),
  "ForecastPage",
);
const calls = page(
  "/insights/calls",
  () => import("@/features/insights/forecast/calls-page"),
  "CallsPage",
);
const flow = page(
  "/insights/flow",
  () => import("@/features/insights/forecast/flow-page"),
  "FlowPage",
);
const movement = page(
  "/insights/movement",
  () => import("@/features/insights/movement/movement-page"),
  "MovementPage",
);
const cohorts = page(
  "/insights/cohorts",
  () => import("@/features/insights/cohorts/cohorts-page"),
  "CohortsPage",
);
const outcomes = page(
  "/insights/outcomes",
  () => import("@/features/insights/outcomes/outcomes-page"),
  "OutcomesPage",
);
const hygiene = page(
  "/insights/hygiene",
  () => import("@/features/insights/hygiene/hygiene-page"),
  "HygienePage",
);
const insightsRisk = page(
  "/insights/risk",
  () => import("@/features/insights/risk/risk-page"),
  "RiskPage",
);
const targets = page(
  "/insights/targets",
  () => import("@/features/insights/targets/targets-page"),
  "TargetsPage",
);
const probability = page(
  "/insights/probability",
  () => import("@/features/insights/chances/probability-page"),
  "ProbabilityPage",
);
const patterns = page(
  "/insights/patterns",
  () => import("@/features/insights/chances/patterns-page"),
  "PatternsPage",
);
const patternDeals = page(
  "/insights/pattern-deals",
  () => import("@/features/insights/chances/pattern-deals-page"),
  "PatternDealsPage",
);
const leadFunnel = page(
  "/insights/leads",
  () => import("@/features/insights/lead-funnel/lead-funnel-page"),
  "LeadFunnelPage",
);
const leadList = page(
  "/insights/lead-list",
  () => import("@/features/insights/lead-funnel/lead-list-page"),
  "LeadListPage",
);
const sources = page(
  "/insights/sources",
  () => import("@/features/insights/sources/sources-page"),
  "SourcesPage",
);
const activity = page(
  "/insights/activity",
  () => import("@/features/insights/activity/activity-page"),
  "ActivityPage",
);
const insightsPeople = page(
  "/insights/people",
  () => import("@/features/insights/people/people-page"),
  "PeoplePage",
);
const memberSheet = page(
  "/insights/people/$memberId",
  () => import("@/features/insights/people/sheet-page"),
  "SheetPage",
);
const contacts = page(
  "/insights/contacts",
  () => import("@/features/insights/activity/contacts-page"),
  "ContactsPage",
);
const taskList = page(
  "/insights/task-list",
  () => import("@/features/insights/activity/task-list-page"),
  "TaskListPage",
);
const figureDeals = page(
  "/insights/deals",
  () => import("@/features/insights/figure-deals-page"),
  "FigureDealsPage",
);
const dashboards = page(
  "/insights/dashboards",
  () => import("@/features/insights/dashboards/dashboards-page"),
  "DashboardsPage",
);
const dashboard = page(
  "/insights/dashboards/$dashboardId",
  () => import("@/features/insights/dashboards/dashboard-page"),
  "DashboardPage",
);
const reports = page(
  "/insights/reports",
  () => import("@/features/insights/reports/reports-page"),
  "ReportsPage",
);
const report = page(
  "/insights/reports/$reportId",
  () => import("@/features/insights/reports/report-page"),
  "ReportPage",
);
const reportRecords = page(
  "/insights/report-records",
  () => import("@/features/insights/reports/records-page"),
  "RecordsPage",
);

/** The pages of figures. */
export const insightRoutes = [
  funnel,
  summary,
  changed,
  outlook,
  calls,
  flow,
  movement,
  cohorts,
  outcomes,
  hygiene,
  insightsRisk,
  targets,
  probability,
  patterns,
  patternDeals,
  leadFunnel,
  leadList,
  sources,
  activity,
  insightsPeople,
  memberSheet,
  contacts,
  taskList,
  figureDeals,
  dashboards,
  dashboard,
  reports,
  report,
  reportRecords,
] as const;
