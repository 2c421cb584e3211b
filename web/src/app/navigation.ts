import {
  IconBell,
  IconBuilding,
  IconCalendar,
  IconCalendarStats,
  IconChartBar,
  IconChartDots,
  IconChecklist,
  IconDownload,
  IconFilter2,
  IconHistory,
  IconInbox,
  IconLayoutDashboard,
  IconLayoutKanban,
  IconListDetails,
  IconMail,
  IconReportAnalytics,
  IconRipple,
  IconRoute,
  IconSettings,
  IconSun,
  IconTableImport,
  IconTrash,
  IconUsers,
} from "@tabler/icons-react";

/** What the rail shows, from top to bottom; `foot` items stand at its end. */
export const NAVIGATION = [
  { to: "/today", label: "common:nav.today", icon: IconSun, keys: "g h" },
  { to: "/pipeline", label: "common:nav.pipeline", icon: IconLayoutKanban, keys: "g p" },
  { to: "/leads", label: "common:nav.leads", icon: IconInbox, keys: "g l" },
  { to: "/deals", label: "common:nav.deals", icon: IconListDetails, keys: "g d" },
  { to: "/pools", label: "common:nav.pools", icon: IconRipple, keys: "g o" },
  { to: "/companies", label: "common:nav.companies", icon: IconBuilding, keys: "g c" },
  { to: "/people", label: "common:nav.people", icon: IconUsers, keys: "g u" },
  { to: "/tasks", label: "common:nav.tasks", icon: IconChecklist, keys: "g t" },
  { to: "/mail", label: "common:nav.mail", icon: IconMail, keys: "g y" },
  { to: "/sequences", label: "common:nav.sequences", icon: IconRoute, keys: "g j" },
  { to: "/calendar", label: "common:nav.calendar", icon: IconCalendar, keys: "g k" },
  { to: "/insights/funnel", label: "common:nav.funnel", icon: IconFilter2, keys: "g f" },
  { to: "/insights/pipeline", label: "common:nav.summary", icon: IconChartBar, keys: "g s" },
  { to: "/insights/forecast", label: "common:nav.forecast", icon: IconChartDots, keys: "g q" },
  {
    to: "/insights/dashboards",
    label: "common:nav.dashboards",
    icon: IconLayoutDashboard,
    keys: "g b",
  },
  { to: "/insights/reports", label: "common:nav.reports", icon: IconReportAnalytics, keys: "g m" },
  {
    to: "/imports",
    label: "common:nav.imports",
    icon: IconTableImport,
    keys: "g i",
    needs: "import",
  },
] as const;

/** Places that need no room in the rail: the bell leads there, and the keyboard. */
export const ELSEWHERE = [
  { to: "/changes", label: "common:nav.changes", icon: IconHistory, keys: "g r" },
  { to: "/notices", label: "common:nav.notices", icon: IconBell, keys: "g n" },
  { to: "/exports", label: "common:export.mine", icon: IconDownload, keys: "g e", needs: "export" },
  { to: "/digest", label: "common:nav.digest", icon: IconCalendarStats, keys: "g w" },
] as const;

export const NAVIGATION_FOOT = [
  { to: "/trash", label: "common:nav.trash", icon: IconTrash, keys: "g x" },
  { to: "/settings", label: "common:nav.settings", icon: IconSettings, keys: "g ," },
] as const;
