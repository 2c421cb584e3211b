import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import type { HeatCell, HeatRow } from "../heat-table";
import { isSmall } from "../rules";
import { useUnit } from "../use-unit";
import { useWords } from "../use-words";
import { isWhole, spanEnd } from "./spans";
import type { End } from "./use-cohorts-scope";

type Cohorts = Schema["CohortsOut"];
type Cohort = Cohorts["cohorts"][number];
type Amount = Schema["AmountOut"];

const TONES = { alive: "accent", won: "good", lost: "bad", void: "planned" } as const;

/** The triangle: a cohort a row, and what had become of it after each span; at the end, by now. */
export function useCohortsTable({ cohorts, currency, by }: Cohorts, end: End) {
  const { t } = useTranslation(["process", "insights"]);
  const words = useWords();
  const { size, amount, isByValue } = useUnit();
  const steps = Math.max(0, ...cohorts.map((cohort) => cohort.steps.length));
  const after = Array.from({ length: steps }, (_, step) => String(step));
  const share = (part: Amount, cohort: Cohort) =>
    size(cohort.all) > 0 ? size(part) / size(cohort.all) : undefined;

  const nameOf = (cohort: Cohort) =>
    words.period({
      from: cohort.from,
      to: isWhole(cohort, by) ? cohort.to : spanEnd(cohort.from, by),
      as_of: "",
    });
  const hintOf = (cohort: Cohort) => {
    const hints = [
      ...(isByValue ? [words.n(cohort.all.n)] : []),
      ...(isWhole(cohort, by) ? [] : [t("cohorts.part")]),
    ];
    return hints.length > 0 && { hint: hints.join(" · ") };
  };

  const cellOf = (cohort: Cohort, part: Amount, day?: string): HeatCell => {
    const of = share(part, cohort);
    const born = nameOf(cohort);
    const when = day ? words.shortDay(day) : t("cohorts.now");
    const what = `${born}: ${t(`cohorts.ends.${end}`)}, ${when}`;
    return {
      text: of === undefined ? words.none : words.percent(of),
      hint: part.n > 0 ? amount(part, currency) : undefined,
      isNone: part.n === 0,
      title: `${what} · ${words.deals(part.n)}`,
      tone: TONES[end],
      weight: of ?? 0,
      deals: {
        figure: `cohort_${end}`,
        what,
        period: { from: cohort.from, to: cohort.to },
        cell: { by, ended_by: day },
      },
    };
  };
  const rows: HeatRow[] = cohorts.map((cohort) => ({
    key: cohort.from,
    name: nameOf(cohort),
    ...hintOf(cohort),
    isSmall: isSmall(cohort.all.n),
    cells: [
      {
        text: amount(cohort.all, currency),
        deals: {
          figure: "cohort_all",
          what: nameOf(cohort),
          period: { from: cohort.from, to: cohort.to },
          cell: { by },
        },
      },
      ...after.map((_, step) => {
        const standing = cohort.steps[step];
        return standing && cohort.all.n > 0
          ? cellOf(cohort, standing[end], standing.day)
          : undefined;
      }),
      cohort.all.n > 0 ? cellOf(cohort, cohort.now[end]) : undefined,
    ],
  }));
  const head = [isByValue ? t("insights:value") : t("cohorts.all"), ...after, t("cohorts.now")];
  return {
    head,
    rows,
    table: {
      head: [t("insights:created"), ...head],
      rows: rows.map(({ name, cells }) => [name, ...cells.map(written)]),
    },
    shares: cohorts.map((cohort) => ({
      name: nameOf(cohort),
      values: after.map((_, step) => {
        const standing = cohort.steps[step];
        return (standing && share(standing[end], cohort)) ?? null;
      }),
    })),
  };
}

function written(cell: HeatCell | undefined) {
  return cell?.hint ? `${cell.hint} (${cell.text})` : (cell?.text ?? "");
}
