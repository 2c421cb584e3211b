/** Reports to begin with; they open unsaved. */
export const GALLERY = [
  {
    key: "wonByMonth",
    question: { measure: "won_value", rows: "month", period: "last_365", chart: "line" },
  },
  {
    key: "winRateBySource",
    question: { measure: "win_rate", rows: "source", period: "last_365", chart: "bars" },
  },
  {
    key: "openByOwnerAndStage",
    question: { measure: "open_value", rows: "owner", series: "stage", chart: "stacked" },
  },
  { key: "openByMonth", question: { measure: "open_weighted", rows: "month", chart: "bars" } },
  {
    key: "lostByReason",
    question: { measure: "lost_count", rows: "lost_reason", period: "last_365", chart: "bars" },
  },
  {
    key: "cycleByOwner",
    question: { measure: "won_cycle", rows: "owner", period: "last_365", chart: "bars" },
  },
  {
    key: "wonByTeam",
    question: {
      ...{ measure: "won_value", rows: "team", period: "this_quarter" },
      ...{ compare: "previous", chart: "bars" },
    },
  },
  {
    key: "timeInStage",
    question: { measure: "visits_median", rows: "stage", period: "last_365", chart: "bars" },
  },
  {
    key: "putOffByOwner",
    question: { measure: "pushes_count", rows: "owner", period: "last_90", chart: "bars" },
  },
  {
    key: "leadsByWeek",
    question: {
      ...{ measure: "leads_created", rows: "week", series: "source" },
      ...{ period: "last_90", chart: "stacked" },
    },
  },
  {
    key: "doneByKind",
    question: {
      ...{ measure: "tasks_done", rows: "owner", series: "task_kind" },
      ...{ period: "last_30", chart: "stacked" },
    },
  },
] as const;
