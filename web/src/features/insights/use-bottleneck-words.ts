import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { useWords } from "./use-words";

/** The slowest stage and the bottleneck, said in a sentence each. */
export function useBottleneckWords(times: Schema["StageTimesOut"]): string {
  const { t } = useTranslation("insights");
  const words = useWords();
  const find = (id: string | null) => times.stages.find(({ stage_id }) => stage_id === id);
  const slowest = find(times.slowest_stage_id);
  const bottleneck = find(times.bottleneck_stage_id);
  const known = slowest?.median_days === null ? "open" : "known";
  const sentences = [
    slowest &&
      t(`times.slowest.${known}`, {
        stage: slowest.name,
        days: words.days(slowest.median_days ?? slowest.longest_observed_days),
      }),
    bottleneck &&
      t("times.bottleneck", {
        stage: bottleneck.name,
        waiting: words.deals(bottleneck.waiting.n),
        value: words.money(bottleneck.waiting.value, times.currency),
      }),
  ];
  return sentences.filter(Boolean).join(" ");
}
