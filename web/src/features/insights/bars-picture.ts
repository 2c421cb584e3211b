import type { EChartsCoreOption } from "echarts/core";

/** Bars under each other for a file, labelled with what they are and how much. */
export function barsPicture(
  bars: { name: string; value: number }[],
  write: (value: number) => string,
): EChartsCoreOption {
  return {
    xAxis: { type: "value", show: false },
    yAxis: { type: "category", inverse: true, data: bars.map(({ name }) => name) },
    series: [
      {
        type: "bar",
        data: bars.map(({ value }) => value),
        barMaxWidth: 40,
        label: {
          show: true,
          position: "right",
          formatter: ({ value }: { value: number }) => write(value),
        },
      },
    ],
  };
}
