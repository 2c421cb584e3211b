import { Box, useComputedColorScheme } from "@mantine/core";
import { useElementSize, useMergedRef } from "@mantine/hooks";
import { BarChart, CustomChart, FunnelChart, LineChart, ScatterChart } from "echarts/charts";
import {
  AriaComponent,
  DatasetComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
} from "echarts/components";
import { type EChartsCoreOption, type EChartsType, init, use as register } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";

import { chartTheme } from "./chart-theme";

register([BarChart, LineChart, FunnelChart, ScatterChart, CustomChart, CanvasRenderer]);
register([AriaComponent, DatasetComponent, GridComponent, LegendComponent, MarkLineComponent]);
register([TooltipComponent]);

export type ChartPoint = { name: string; seriesName: string; dataIndex: number; data: unknown };

export type ChartProps = {
  /** What is to be seen, for those who do not see it; the page shows its own title. */
  title: string;
  option: EChartsCoreOption;
  height?: number;
  onClick?: (point: ChartPoint) => void;
};

export function ChartCanvas({ title, option, height = 280, onClick }: ChartProps) {
  const scheme = useComputedColorScheme("light");
  const { ref: sizeRef, width } = useElementSize();
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const click = useRef(onClick);
  click.current = onClick;

  useEffect(() => {
    if (!element.current) return;
    const made = init(element.current, chartTheme(element.current, scheme));
    made.on("click", (point) => click.current?.(point as unknown as ChartPoint));
    chart.current = made;
    return () => made.dispose();
  }, [scheme]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new theme makes a new chart, which needs the option again.
  useEffect(() => {
    chart.current?.setOption(option, { notMerge: true });
  }, [option, scheme]);
  useEffect(() => {
    if (width) chart.current?.resize();
  }, [width]);

  return (
    <Box ref={useMergedRef(sizeRef, element)} h={height} role="img" aria-label={title} w="100%" />
  );
}
