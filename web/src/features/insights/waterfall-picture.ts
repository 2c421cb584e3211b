import type { EChartsCoreOption } from "echarts/core";

import type { Bar, Step } from "./waterfall";

type Words = { name: (what: Step) => string; write: (value: string) => string };

/** The waterfall for a file: an unseen bar carries each step to where the one before it ended. */
export function waterfallPicture(bars: Bar[], { name, write }: Words): EChartsCoreOption {
  return {
    xAxis: {
      type: "category",
      data: bars.map(({ what }) => name(what)),
      axisLabel: { interval: 0, rotate: 30 },
    },
    yAxis: { type: "value", axisLabel: { formatter: (value: number) => write(String(value)) } },
    series: [
      {
        type: "bar",
        stack: "steps",
        silent: true,
        itemStyle: { color: "transparent" },
        data: bars.map(({ start, end }) => Math.min(start, end)),
      },
      {
        type: "bar",
        stack: "steps",
        barMaxWidth: 48,
        data: bars.map(({ start, end }) => Math.abs(end - start)),
        label: {
          show: true,
          position: "top",
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const bar = bars[dataIndex];
            return bar ? write(bar.value ?? String(bar.n)) : "";
          },
        },
      },
    ],
  };
}
