import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { FigureCard } from "../figure-card";
import { FigureTable, type Table } from "../figure-table";
import { useWords } from "../use-words";

type Line = Schema["ModelLineOut"];

/** The models there were, the youngest first. */
export function HistoryCard({ history }: { history: Line[] }) {
  const { t } = useTranslation("chances");
  const words = useWords();
  const table: Table = {
    head: [t("since"), t("verdictLabel"), t("way"), t("closed"), t("metric.auc"), t("drift.title")],
    rows: history.map((one) => [
      words.shortDay(one.day),
      t(`said.${one.verdict}`),
      one.kind
        ? `${t(`kind.${one.kind}`)}${one.is_recalibrated ? ` · ${t("setRight")}` : ""}`
        : "–",
      words.count(one.n_closed),
      one.auc === null ? "–" : one.auc.toFixed(3),
      one.drift_state ? t(`drift.state.${one.drift_state}`) : "–",
    ]),
  };
  return (
    <FigureCard
      subject={t("history")}
      view={t("view")}
      hint={t("historyHint")}
      table={table}
      picture={() => ({
        xAxis: { type: "category", data: history.map(({ day }) => day).reverse() },
        yAxis: { type: "value", min: 0.4, max: 1 },
        series: [{ type: "line", data: history.map(({ auc }) => auc).reverse() }],
      })}
    >
      <FigureTable table={table} />
    </FigureCard>
  );
}
