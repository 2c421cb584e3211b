import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import type { Table } from "./figure-table";
import { useWords } from "./use-words";
import type { Step, Waterfall } from "./waterfall";

/** The steps in figures; where there are several currencies, each has a column that adds up itself. */
export function useChangesTable(changes: Schema["ChangesOut"]): Table {
  const { t } = useTranslation("insights");
  const words = useWords();
  const { currency, currencies } = changes;
  const isTold = changes.opening.value !== null;
  const apart = currencies.length > 1 && isTold ? currencies : [];
  const steps: Step[] = ["opening", ...changes.steps.map(({ what }) => what), "closing"];
  return {
    head: [
      t("changes.what"),
      t("count"),
      ...(isTold ? [`${t("value")} (${currency})`] : []),
      ...apart.map((one) => t("changes.in_currency", { currency: one.currency })),
    ],
    rows: steps.map((what) => [
      t(`changes.step.${what}`),
      words.count(stepOf(changes, what)?.n ?? 0),
      ...(isTold ? [words.fullMoney(stepOf(changes, what)?.value ?? "0", currency)] : []),
      ...apart.map((one) => words.fullMoney(stepOf(one, what)?.value ?? "0", one.currency)),
    ]),
  };
}

function stepOf(waterfall: Waterfall, what: Step) {
  if (what === "opening" || what === "closing") return waterfall[what];
  return waterfall.steps.find((step) => step.what === what);
}
