import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { FigureCard } from "../figure-card";
import { FigureTable } from "../figure-table";
import { isSmall } from "../rules";
import { useWords } from "../use-words";
import { callAccuracyQuery } from "./queries";
import { useSheetScope } from "./use-sheet-scope";

/** Past calls against what came. By name: samples are small, and this is no race. */
export function CallRecords() {
  const { t } = useTranslation(["forecast", "insights"]);
  const { ask } = useSheetScope();
  const { data } = useSuspenseQuery(callAccuracyQuery(ask));
  const words = useWords();
  if (data.lines.length === 0) return null;
  const signed = (share: number | null) =>
    share === null ? "–" : `${share > 0 ? "+" : ""}${words.percent(share)}`;
  const table = {
    head: [t("calls.who"), "n", t("records.called"), t("records.came"), "WAPE", t("test.bias")],
    rows: data.lines.map((line) => [
      line.name,
      isSmall(line.n) ? `${words.count(line.n)} · ${t("insights:small")}` : words.count(line.n),
      words.money(line.called, data.currency),
      words.money(line.came, data.currency),
      words.percent(line.wape),
      signed(line.bias),
    ]),
  };
  return (
    <FigureCard
      subject={t("records.subject")}
      view={t(`unit.${data.unit}`)}
      hint={`${t("records.hint")} · ${words.asOf(data)}`}
      table={table}
      picture={() => ({
        xAxis: { type: "category", data: data.lines.map(({ name }) => name) },
        yAxis: { type: "value" },
        series: [{ type: "bar", data: data.lines.map(({ wape }) => wape) }],
      })}
    >
      <FigureTable table={table} />
    </FigureCard>
  );
}
