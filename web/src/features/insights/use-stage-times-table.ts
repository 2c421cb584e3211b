import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import type { Table } from "./figure-table";
import { useWords } from "./use-words";

type Stage = Schema["StageTimeOut"];

/** A quantile that was not reached yet is "> longest observed", never invented. */
export function useQuantile() {
  const { t } = useTranslation("insights");
  const words = useWords();
  return (stage: Stage, days: number | null) => {
    if (days !== null || stage.longest_observed_days === null) return words.days(days);
    return t("times.longer", { days: words.days(stage.longest_observed_days) });
  };
}

export function useStageTimesTable(times: Schema["StageTimesOut"]): Table {
  const { t } = useTranslation("insights");
  const words = useWords();
  const quantile = useQuantile();
  const isTold = times.stages.some(({ waiting }) => waiting.value !== null);
  const head = [
    ...[t("stage"), t("times.median"), t("times.p75"), t("times.p90")],
    ...[t("times.finished"), t("times.waiting"), ...(isTold ? [t("times.waitingValue")] : [])],
  ];
  const rows = times.stages.map((stage) => [
    stage.name,
    quantile(stage, stage.median_days),
    quantile(stage, stage.p75_days),
    quantile(stage, stage.p90_days),
    words.count(stage.n_finished),
    words.count(stage.n_censored),
    ...(isTold ? [words.fullMoney(stage.waiting.value, times.currency)] : []),
  ]);
  return { head, rows };
}
