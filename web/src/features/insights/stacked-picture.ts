import type { EChartsCoreOption } from "echarts/core";

type Series = { name: string; values: (number | null)[] };

/** Rows as bars made of their cells, or with their cells beside each other, for a file. */
export function stackedPicture(
  rows: string[],
  series: Series[],
  write: (value: number) => string,
  isStacked = true,
): EChartsCoreOption {
  return {
    legend: { bottom: 0 },
    xAxis: { type: "value", axisLabel: { formatter: write, hideOverlap: true } },
    yAxis: { type: "category", inverse: true, data: rows },
    series: series.map(({ name, values }) => ({
      name,
      type: "bar",
      ...(isStacked && { stack: "all" }),
      barMaxWidth: 28,
      data: values,
    })),
  };
}

/** Lines from left to right, for a file; where nothing is known a line ends. */
export function linesPicture(
  steps: string[],
  series: Series[],
  write: (value: number) => string,
): EChartsCoreOption {
  return {
    legend: { bottom: 0, type: "scroll" },
    xAxis: { type: "category", data: steps },
    yAxis: { type: "value", axisLabel: { formatter: write } },
    series: series.map(({ name, values }) => ({ name, type: "line", data: values })),
  };
}
