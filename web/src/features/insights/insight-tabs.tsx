import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import classes from "./insight-tabs.module.css";
import { useScope } from "./use-scope";

/** The pages that belong together: what one is asked of, the next one is asked of too. */
const GROUPS = {
  process: [
    { to: "/insights/funnel", label: "insights:tabs.funnel" },
    { to: "/insights/leads", label: "before:tabs.leads" },
    { to: "/insights/sources", label: "before:tabs.sources" },
    { to: "/insights/cohorts", label: "process:cohorts.tab" },
    { to: "/insights/outcomes", label: "process:outcomes.tab" },
    { to: "/insights/patterns", label: "chances:patterns.tab" },
    { to: "/insights/activity", label: "before:tabs.activity" },
    { to: "/insights/people", label: "coaching:tab" },
  ],
  pipeline: [
    { to: "/insights/pipeline", label: "insights:tabs.pipeline" },
    { to: "/insights/changes", label: "insights:tabs.changes" },
    { to: "/insights/movement", label: "process:movement.tab" },
    { to: "/insights/risk", label: "health:tab" },
    { to: "/insights/hygiene", label: "process:hygiene.tab" },
  ],
  forecast: [
    { to: "/insights/forecast", label: "insights:tabs.forecast" },
    { to: "/insights/calls", label: "insights:tabs.calls" },
    { to: "/insights/flow", label: "insights:tabs.flow" },
    { to: "/insights/targets", label: "insights:tabs.targets" },
    { to: "/insights/probability", label: "chances:tab" },
  ],
} as const;

/** On a phone the tab one is on may lie outside: it is brought to the middle. */
function showChosen(tabs: HTMLElement | null) {
  const chosen = tabs?.querySelector<HTMLElement>("[aria-current=page]");
  if (!tabs || !chosen) return;
  const middle = chosen.offsetLeft + chosen.offsetWidth / 2 - tabs.offsetLeft;
  tabs.scrollLeft = middle - tabs.clientWidth / 2;
}

export function InsightTabs({ group }: { group: keyof typeof GROUPS }) {
  const { t } = useTranslation(["insights", "before", "process", "health", "chances", "coaching"]);
  const { carried } = useScope();
  return (
    <nav className={classes.tabs} ref={showChosen} aria-label={t("insights:tabs.label")}>
      {GROUPS[group].map(({ to, label }) => (
        <Link key={to} to={to} search={carried} className={classes.tab}>
          {t(label)}
        </Link>
      ))}
    </nav>
  );
}
