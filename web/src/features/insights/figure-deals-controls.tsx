import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { BackButton } from "./back-button";
import { callsBack, forecastBack, targetsBack } from "./backs";
import type { Figure } from "./queries";
import { useFigureAsk } from "./use-figure-ask";
import { useWords } from "./use-words";

/** Back to the page of the figure, and under which filters it was asked. */
export function FigureDealsControls() {
  const { t } = useTranslation(["insights", "process", "before", "forecast"]);
  const { ask, carried, search } = useFigureAsk();
  const words = useWords();
  const { page, name, more } = pageOf(ask.figure, search);
  const period = words.period({ ...carried, as_of: "" });
  const day = carried.as_of ? t("asOf", { day: words.shortDay(carried.as_of) }) : t("asOfNow");
  // What is open has no period.
  const isLive = ask.figure === "pipeline_open" || ask.figure === "health";
  const known = search.day && t("forecast:until", { day: words.shortDay(search.day) });
  const isForeseen = ask.figure.startsWith("forecast_") && known;
  const filters = isLive ? [day] : [period, isForeseen || day];
  return (
    <>
      <BackButton to={page} search={{ ...carried, ...more }}>
        {t(name)}
      </BackButton>
      <Text fz="sm" c="dimmed" truncate visibleFrom="sm">
        {filters.join(" · ")}
      </Text>
    </>
  );
}

type Search = ReturnType<typeof useFigureAsk>["search"];

/** Where a figure stands, by what its name begins with, and what that page has to be asked. */
const HOMES = {
  change: () => back("/insights/changes", "changes.page"),
  cohort: ({ by }: Search) => back("/insights/cohorts", "process:cohorts.page", { by }),
  strict: () => back("/insights/funnel", "funnel.page", { way: "strict" }),
  left: () => back("/insights/funnel", "funnel.page", { way: "period" }),
  movement: () => back("/insights/movement", "process:movement.page"),
  target: (search: Search) => back("/insights/targets", "tabs.targets", targetsBack(search)),
  source: () => back("/insights/sources", "before:tabs.sources"),
  forecast: (search: Search) => back("/insights/forecast", "tabs.forecast", forecastBack(search)),
  flow: () => back("/insights/flow", "tabs.flow"),
  health: () => back("/insights/hygiene", "process:hygiene.page"),
};
const FUNNEL = ["funnel", "stage"];

function pageOf(figure: Figure, search: Search) {
  const { by } = search;
  const [kind = ""] = figure.split("_");
  if (search.of === "calls") return back("/insights/calls", "tabs.calls", callsBack(search));
  if (kind in HOMES) return HOMES[kind as keyof typeof HOMES](search);
  if (by) return back("/insights/outcomes", "process:outcomes.page", { by });
  if (FUNNEL.includes(kind)) return back("/insights/funnel", "funnel.page");
  return back("/insights/pipeline", "summary.page");
}

function back<Page extends string, Name extends string>(
  page: Page,
  name: Name,
  more: Record<string, string | undefined> = {},
) {
  return { page, name, more };
}
