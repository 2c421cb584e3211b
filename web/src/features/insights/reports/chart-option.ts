import type { EChartsCoreOption } from "echarts/core";

import type { Answer, Cell } from "./queries";

type Words = {
  row: (line: Answer["rows"][number]) => string;
  column: (column: Answer["series"][number]) => string;
  write: (value: number) => string;
  now: string;
  before: string;
};
type Drawn = { chart: string; isTime: boolean };

const MOST_BARS = 24; // more are told by the table
const FEW = 10;

/** The rows that are drawn: all of a time axis, else the greatest. */
export function drawnRows(answer: Answer, isTime: boolean): Answer["rows"] {
  return isTime ? answer.rows : answer.rows.slice(0, MOST_BARS);
}

/** How tall: bars that lie have a line each. */
export function heightOf(answer: Answer, { chart, isTime }: Drawn): number {
  if (isTime || chart === "line") return 320;
  const sides = answer.series.length || (answer.compared ? 2 : 1);
  const beside = chart === "stacked" ? 1 : sides;
  const each = Math.max(34, Math.min(beside, 8) * 12 + 10);
  return Math.min(720, drawnRows(answer, isTime).length * each + 72);
}

/** Time goes to the right; all else has a line each, with room for its name. */
export function chartOption(answer: Answer, drawn: Drawn, words: Words): EChartsCoreOption {
  const rows = drawnRows(answer, drawn.isTime);
  const isLine = drawn.chart === "line";
  const isLying = !drawn.isTime && !isLine;
  const shown = seriesOf(answer, rows, words);
  const names = { type: "category", data: rows.map(words.row) };
  const values = {
    type: "value",
    splitNumber: 4,
    ...(answer.measure.unit === "ratio" && { max: 1, interval: 0.25 }),
    axisLabel: { formatter: words.write, hideOverlap: true },
  };
  const isAlone = shown.length === 1 && isLying;
  return {
    legend: { show: shown.length > 1, type: "scroll", top: 0, left: 0, right: 0 },
    grid: {
      left: 8,
      right: isAlone ? 72 : 24,
      top: shown.length > 1 ? 40 : 16,
      bottom: 8,
      containLabel: true,
    },
    tooltip: {
      trigger: "axis",
      axisPointer: { type: isLine ? "line" : "shadow" },
      valueFormatter: (value: unknown) => (value == null ? "–" : words.write(Number(value))),
    },
    xAxis: isLying ? values : { ...names, axisLabel: { hideOverlap: true } },
    yAxis: isLying
      ? { ...names, inverse: true, axisLabel: { width: 132, overflow: "truncate" } }
      : values,
    series: shown.map((one) => ({
      ...one,
      type: isLine ? "line" : "bar",
      barMaxWidth: isLying ? 24 : 40,
      ...(isAlone && { label: endLabel(words) }),
      ...(drawn.chart === "stacked" && answer.measure.adds_up && { stack: "all" }),
    })),
  };
}

/** A bar that stands alone says how long it is: no need to look for it below. */
function endLabel({ write }: Words) {
  return {
    show: true,
    position: "right",
    formatter: ({ value }: { value: unknown }) => (value == null ? "" : write(Number(value))),
  };
}

/** The chart for a file, whose title takes the place of the legend above it. */
export function pictureOf({ option, height }: { option: EChartsCoreOption; height: number }) {
  const legend = { ...(option.legend as object), top: undefined, bottom: 4 };
  return { picture: () => ({ ...option, legend }), height: Math.max(480, height + 96) };
}

function seriesOf(answer: Answer, rows: Answer["rows"], words: Words) {
  const { series, compared, measure } = answer;
  const point = ({ value, n }: Pick<Cell, "value" | "n">) => ({
    value: value === null ? null : Number(value),
    // What few records made says little.
    ...(!measure.adds_up && n < FEW && { itemStyle: { opacity: 0.4 } }),
  });
  const missing = { value: null, n: 0 };
  if (series.length) {
    return series.map((column, at) => ({
      name: words.column(column),
      data: rows.map(({ cells }) => point(cells[at] ?? missing)),
    }));
  }
  const now = { name: words.now, data: rows.map(({ total }) => point(total)) };
  if (!compared) return [now];
  const before = rows.map(({ total }) => point({ value: total.before, n: FEW }));
  return [now, { name: words.before, data: before }];
}
