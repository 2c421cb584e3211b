import type { EChartsCoreOption } from "echarts/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { Chart } from "@/ui/chart";

import { FigureCard } from "../figure-card";
import { useWords } from "../use-words";
import type { Model } from "./queries";
import { useVerdictWords } from "./use-verdict-words";

type Bin = Schema["BinOut"];
type Words = { percent: (share: number) => string; said: string; came: string; ideal: string };
type Props = { model: Model; quality: Schema["QualityOut"] };

/** What was said against what came, by tenths of the deals that judged. */
export function CalibrationCard({ model, quality }: Props) {
  const { t } = useTranslation("chances");
  const words = useWords();
  const verdict = useVerdictWords();
  const names = { said: t("said_share"), came: t("came_share"), ideal: t("ideal") };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language only.
  const option = useMemo(
    () => calibrationOption(quality.calibration, { ...names, percent: words.percent }),
    [quality, words.language],
  );
  return (
    <FigureCard
      subject={t("calibration")}
      view={t("heldOut")}
      hint={t("calibrationHint", {
        formatted: words.count(quality.n),
        day: verdict.day(model.learned_day),
      })}
      table={{
        head: [t("group"), names.said, names.came, t("rows")],
        rows: quality.calibration.map((bin, at) => [
          String(at + 1),
          words.percent(bin.predicted),
          words.percent(bin.happened),
          words.count(bin.n),
        ]),
      }}
      picture={() => option}
    >
      <Chart title={t("calibration")} option={option} height={300} />
    </FigureCard>
  );
}

function calibrationOption(bins: Bin[], { percent, said, came, ideal }: Words): EChartsCoreOption {
  const axis = {
    type: "value",
    min: 0,
    max: 1,
    nameLocation: "middle",
    axisLabel: { formatter: (share: number) => percent(share) },
  };
  return {
    legend: { top: 0, left: 0 },
    grid: { left: 28, right: 24, top: 40, bottom: 28, containLabel: true },
    tooltip: {
      trigger: "item",
      formatter: ({ data }: { data: [number, number, number?] }) =>
        `${said} ${percent(data[0])}<br>${came} ${percent(data[1])}${
          data[2] ? `<br>n = ${data[2]}` : ""
        }`,
    },
    xAxis: { ...axis, name: said, nameGap: 28 },
    yAxis: { ...axis, name: came, nameGap: 44 },
    series: [
      {
        name: came,
        type: "line",
        symbolSize: 9,
        data: bins.map(({ predicted, happened, n }) => [predicted, happened, n]),
      },
      {
        name: ideal,
        type: "line",
        showSymbol: false,
        lineStyle: { type: "dashed", width: 1 },
        data: [
          [0, 0],
          [1, 1],
        ],
      },
    ],
  };
}
