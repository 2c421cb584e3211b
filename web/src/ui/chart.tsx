import { Skeleton } from "@mantine/core";
import { lazy, Suspense } from "react";

import type { ChartProps } from "./chart-canvas";

const ChartCanvas = lazy(async () => ({ default: (await import("./chart-canvas")).ChartCanvas }));

/** An ECharts chart in the theme's colours; the library is fetched with the first chart. */
export function Chart(props: ChartProps) {
  return (
    <Suspense fallback={<Skeleton h={props.height ?? 280} />}>
      <ChartCanvas {...props} />
    </Suspense>
  );
}
