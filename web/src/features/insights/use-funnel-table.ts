import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import type { Table } from "./figure-table";
import { shownStages } from "./rules";
import { useWords } from "./use-words";

export function useFunnelTable(funnel: Schema["FunnelOut"]): Table {
  const { t } = useTranslation(["insights", "process"]);
  const words = useWords();
  const isTold = funnel.cohort.value !== null;
  const ifTold = (...cells: string[]) => (isTold ? cells : []);
  const ifStrict = (cell: string) => (funnel.way === "strict" ? [cell] : []);
  const head = [
    ...[t("stage"), t("reached"), ...ifTold(t("value")), t("conversion"), t("kind.undecided")],
    ...[t("won"), t("lost"), t("kind.void"), ...ifStrict(t("kind.skipped")), t("leakage.count")],
    ...ifTold(t("process:conversionByValue"), t("leakage.value"), t("leakage.money")),
  ];
  const rows = shownStages(funnel.stages).map((stage) => [
    stage.name,
    words.count(stage.reached.n),
    ...ifTold(words.fullMoney(stage.reached.value, funnel.currency)),
    words.percent(stage.conversion),
    words.count(stage.undecided.n),
    words.count(stage.won.n),
    words.count(stage.lost.n),
    words.count(stage.void.n),
    ...ifStrict(words.count(stage.skipped.n)),
    words.percent(stage.leakage),
    ...ifTold(
      words.percent(stage.conversion_by_value),
      words.percent(stage.leakage_by_value),
      words.fullMoney(stage.leaked_value, funnel.currency),
    ),
  ]);
  return { head, rows };
}
