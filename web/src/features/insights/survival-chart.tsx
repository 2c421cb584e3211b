import type { EChartsCoreOption } from "echarts/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { Chart } from "@/ui/chart";

import { useWords } from "./use-words";

type Stage = Schema["StageTimeOut"];
type Words = Pick<ReturnType<typeof useWords>, "percent" | "days">;

/** The share of deals still in each stage after so many days. */
export function SurvivalChart({ stages }: { stages: Stage[] }) {
  const { t } = useTranslation("insights");
  const words = useWords();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language only.
  const option = useMemo(() => survivalOption(stages, words), [stages, words.language]);
  return <Chart title={t("times.curves")} option={option} height={300} />;
}

export function survivalOption(stages: Stage[], words: Words): EChartsCoreOption {
  const end = horizon(stages);
  return {
    legend: { type: "scroll", top: 0, left: 0 },
    grid: { left: 8, right: 24, top: 40, bottom: 8, containLabel: true },
    tooltip: { trigger: "axis", valueFormatter: (share: unknown) => words.percent(Number(share)) },
    xAxis: {
      type: "value",
      max: end,
      axisLabel: { formatter: (days: number) => words.days(days), hideOverlap: true },
      axisPointer: { label: { formatter: ({ value }: { value: number }) => words.days(value) } },
      splitLine: { show: false },
    },
    yAxis: {
      type: "value",
      max: 1,
      axisLabel: { formatter: (share: number) => words.percent(share) },
    },
    series: stages.map((stage, at) => ({
      name: stage.name,
      type: "line",
      step: "end",
      showSymbol: false,
      // The colours begin again after the sixth.
      lineStyle: { width: 2, type: at < 6 ? "solid" : "dashed" },
      emphasis: { focus: "series" },
      data: stage.curve.map(({ days, share }) => [days, share]),
    })),
  };
}

/**
 * Until the slowest p90, or where too few have left until the last one that did:
 * deals that have been waiting for years must not squeeze the rest.
 */
function horizon(stages: Stage[]): number {
  const ends = stages.map(({ p90_days, curve }) => p90_days ?? lastStep(curve));
  return Math.ceil(Math.max(1, ...ends) * 1.1);
}

function lastStep(curve: Stage["curve"]): number {
  return curve.findLast(({ share }, at) => share < (curve[at - 1]?.share ?? share))?.days ?? 0;
}
