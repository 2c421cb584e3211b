import type { EChartsCoreOption } from "echarts/core";

type Bar = { name: string; won: number; cost: number };
type Words = { won: string; cost: string; write: (value: number) => string; hasBoth: boolean };

/** Won value and cost of each source under each other, for a file. */
export function returnPicture(bars: Bar[], words: Words): EChartsCoreOption {
  const series = (name: string, values: number[]) => ({
    name,
    type: "bar",
    data: values,
    barMaxWidth: 24,
    label: {
      show: true,
      position: "right",
      formatter: ({ value }: { value: number }) => words.write(value),
    },
  });
  return {
    legend: { show: words.hasBoth, top: 0, left: 0 },
    xAxis: { type: "value", show: false },
    yAxis: { type: "category", inverse: true, data: bars.map(({ name }) => name) },
    series: [
      series(
        words.won,
        bars.map(({ won }) => won),
      ),
      ...(words.hasBoth
        ? [
            series(
              words.cost,
              bars.map(({ cost }) => cost),
            ),
          ]
        : []),
    ],
  };
}
