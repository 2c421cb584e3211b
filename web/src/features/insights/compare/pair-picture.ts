import type { EChartsCoreOption } from "echarts/core";

import type { Pair } from "./pairs";

/** Both sides as bars for a file; shares and amounts have no common axis, so amounts alone are drawn. */
export function pairsPicture(pairs: Pair[], names: readonly [string, string]): EChartsCoreOption {
  const drawn = pairs.filter(({ kind }) => kind === "amount");
  return {
    legend: { bottom: 0 },
    xAxis: { type: "value", show: false },
    yAxis: { type: "category", inverse: true, data: drawn.map(({ name }) => name) },
    series: names.map((name, side) => ({
      name,
      type: "bar",
      barMaxWidth: 18,
      data: drawn.map(({ sides }) => sides[side as 0 | 1]),
      label: {
        show: true,
        position: "right",
        formatter: ({ dataIndex, value }: { dataIndex: number; value: number }) =>
          drawn[dataIndex]?.write(value) ?? "",
      },
    })),
  };
}
