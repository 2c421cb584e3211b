import type { EChartsCoreOption } from "echarts/core";

import type { PeriodAhead, Test } from "./queries";
import { bandsOf } from "./rules";

export type Step = {
  from: string;
  to: string;
  /** What came; of a period that goes on, what has come already; null: it has not begun. */
  came: number | null;
  isOver: boolean;
  p10: number;
  p50: number;
  p90: number;
  /** What was aimed at; null: nothing, or not in all its months. */
  target: number | null;
};
type How = { isTold: boolean; withZombies: boolean; targets: Targets };
/** What is aimed at by month ("2026-05-01"). */
export type Targets = Map<string, number>;
type Words = {
  name: (step: Step) => string;
  write: (value: number) => string;
  labels: { came: string; already: string; band: string; p50: string; fan: string; target: string };
  language: string;
};

/** Past and coming periods in one row; in money, or in deals where values are hidden. */
export function fanOf(
  test: Test,
  ahead: PeriodAhead[],
  { isTold, withZombies, targets }: How,
): Step[] {
  const amount = (won: { n: number; value: string | null }) => (isTold ? Number(won.value) : won.n);
  const bounds = ({ revenue, wins }: Pick<PeriodAhead, "revenue" | "wins">) => {
    const band = isTold ? revenue : wins;
    return { p10: Number(band.p10), p50: Number(band.p50), p90: Number(band.p90) };
  };
  return [
    ...test.trials.map((trial) => ({
      ...{ from: trial.from, to: trial.to, came: amount(trial.actual), isOver: true },
      target: isTold ? targetOf(trial, targets) : null,
      ...bounds(trial),
    })),
    ...ahead.map((period) => ({
      ...{ from: period.from, to: period.to, isOver: false },
      came: period.is_current ? amount(period.already) : null,
      target: isTold ? targetOf(period, targets) : null,
      ...bounds(bandsOf(period, withZombies)),
    })),
  ];
}

/** The sum of a period's months, if there is a target in each of them. */
export function targetOf({ from, to }: { from: string; to: string }, targets: Targets) {
  const months = monthsOf(from, to).map((month) => targets.get(month));
  return months.every((one) => one !== undefined)
    ? months.reduce<number>((sum, one) => sum + (one ?? 0), 0)
    : null;
}

function monthsOf(from: string, to: string): string[] {
  const months: string[] = [];
  for (let at = new Date(`${from.slice(0, 7)}-01T00:00:00Z`); ; ) {
    const month = at.toISOString().slice(0, 10);
    if (month > to) return months;
    months.push(month);
    at = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1));
  }
}

/**
 * Bars are what came, the band what was forecast when each period began, strokes the targets.
 * What belongs to the forecast has one name, so it has one colour and is hidden together.
 */
export function fanOption(steps: Step[], words: Words): EChartsCoreOption {
  const { labels, write } = words;
  const line = { type: "line", symbol: "none", lineStyle: { opacity: 0 }, silent: true };
  const hasTarget = steps.some(({ target }) => target !== null);
  return {
    grid: { left: 8, right: 16, top: 40, bottom: 8, containLabel: true },
    legend: {
      top: 0,
      left: 0,
      data: [labels.came, labels.fan, ...(hasTarget ? [labels.target] : [])],
    },
    tooltip: {
      trigger: "axis",
      formatter: (points: { dataIndex: number }[]) => said(steps[points[0]?.dataIndex ?? 0], words),
    },
    xAxis: { type: "category", data: steps.map(words.name) },
    yAxis: { type: "value", axisLabel: { formatter: write } },
    series: [
      {
        name: labels.came,
        type: "bar",
        barMaxWidth: 36,
        data: steps.map(({ came, isOver }) => ({
          value: came,
          itemStyle: { opacity: isOver ? 0.85 : 0.45, borderRadius: [3, 3, 0, 0] },
        })),
      },
      { ...line, name: labels.fan, stack: "band", data: steps.map(({ p10 }) => p10) },
      {
        ...line,
        name: labels.fan,
        stack: "band",
        areaStyle: { opacity: 0.22 },
        data: steps.map(({ p10, p90 }) => p90 - p10),
      },
      {
        name: labels.fan,
        type: "line",
        symbol: "circle",
        symbolSize: 7,
        lineStyle: { type: "dashed", width: 2 },
        data: steps.map(({ p50 }) => p50),
      },
      {
        name: labels.target,
        type: "scatter",
        symbol: "rect",
        symbolSize: [44, 3],
        z: 5,
        data: hasTarget ? steps.map(({ target }) => target) : [],
      },
    ],
  };
}

function said(step: Step | undefined, { name, write, labels }: Words): string {
  if (!step) return "";
  const lines = [`<b>${name(step)}</b>`, `${labels.p50}: ${write(step.p50)}`];
  lines.push(`${labels.band}: ${write(step.p10)} – ${write(step.p90)}`);
  if (step.target !== null) lines.push(`${labels.target}: ${write(step.target)}`);
  if (step.came !== null) {
    lines.push(`${step.isOver ? labels.came : labels.already}: ${write(step.came)}`);
  }
  return lines.join("<br>");
}
