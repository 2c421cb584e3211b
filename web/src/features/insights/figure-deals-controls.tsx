import { Button, Text } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Figure } from "./queries";
import { useFigureAsk } from "./use-figure-ask";
import { useWords } from "./use-words";

/** Back to the page of the figure, and under which filters it was asked. */
export function FigureDealsControls() {
  const { t } = useTranslation(["insights", "process", "before"]);
  const { ask, carried, search } = useFigureAsk();
  const words = useWords();
  const { page, name, more } = pageOf(ask.figure, search);
  const period = words.period({ ...carried, as_of: "" });
  const day = carried.as_of ? t("asOf", { day: words.shortDay(carried.as_of) }) : t("asOfNow");
  // What is open has no period.
  const isLive = ask.figure === "pipeline_open" || ask.figure === "health";
  const filters = isLive ? [day] : [period, day];
  return (
    <>
      <Button
        renderRoot={(props) => <Link {...props} to={page} search={{ ...carried, ...more }} />}
        size="compact-sm"
        variant="subtle"
        leftSection={<IconArrowLeft size={15} />}
      >
        {t(name)}
      </Button>
      <Text fz="sm" c="dimmed" truncate visibleFrom="sm">
        {filters.join(" · ")}
      </Text>
    </>
  );
}

type Search = ReturnType<typeof useFigureAsk>["search"];

/** Where a figure stands, and what that page has to be asked besides its filters. */
function pageOf(figure: Figure, search: Search) {
  const { by } = search;
  if (search.of === "calls") return back("/insights/calls", "tabs.calls", callsBack(search));
  if (figure.startsWith("change_")) return back("/insights/changes", "changes.page");
  if (figure.startsWith("cohort_"))
    return back("/insights/cohorts", "process:cohorts.page", { by });
  if (figure.startsWith("strict_")) {
    return back("/insights/funnel", "funnel.page", { way: "strict" });
  }
  if (figure.startsWith("left_")) return back("/insights/funnel", "funnel.page", { way: "period" });
  if (figure === "movement") return back("/insights/movement", "process:movement.page");
  if (figure.startsWith("target_")) {
    return back("/insights/targets", "tabs.targets", targetsBack(search));
  }
  if (figure.startsWith("source_")) return back("/insights/sources", "before:tabs.sources");
  if (figure === "flow") return back("/insights/flow", "tabs.flow");
  if (figure === "health") return back("/insights/hygiene", "process:hygiene.page");
  if (by) return back("/insights/outcomes", "process:outcomes.page", { by });
  if (/^(funnel|stage)_/.test(figure)) return back("/insights/funnel", "funnel.page");
  return back("/insights/pipeline", "summary.page");
}

// Whose deals and of when is the cell's; the page is asked as it was.
const ITS_OWN = { owner: undefined, from: undefined, to: undefined };
const DUE = { due_from: undefined, due_to: undefined };

function targetsBack({ measure, span, day, at, page_team: team }: Search) {
  return { ...ITS_OWN, ...DUE, measure, span, day, at, team };
}

function callsBack({ unit, start, category, basis }: Search) {
  return { ...ITS_OWN, ...DUE, team: undefined, unit, start, category, basis };
}

function back<Page extends string, Name extends string>(
  page: Page,
  name: Name,
  more: Record<string, string | undefined> = {},
) {
  return { page, name, more };
}
