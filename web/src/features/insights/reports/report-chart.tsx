import { useNavigate } from "@tanstack/react-router";

import { Chart } from "@/ui/chart";

import { type Shown, useRecordsLink } from "./use-records-link";
import type { DrawnReport } from "./use-report-chart";
import { useValues } from "./use-values";

type Props = Shown & { title: string; drawn: DrawnReport };

/** The chart; whatever is clicked in it leads to its records. */
export function ReportChart({ title, drawn, ...shown }: Props) {
  const navigate = useNavigate();
  const linkTo = useRecordsLink(shown);
  const { key } = useValues();
  const { series } = shown.answer;
  const names = series.map((column) => key(shown.asked.series, column));
  return (
    <Chart
      title={title}
      option={drawn.option}
      height={drawn.height}
      onClick={({ dataIndex, seriesName }) => {
        const line = drawn.rows[dataIndex];
        if (line) void navigate(linkTo({ line, column: series[names.indexOf(seriesName)] }));
      }}
    />
  );
}
