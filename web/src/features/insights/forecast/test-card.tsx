import { useTranslation } from "react-i18next";

import { StatusBadge } from "@/ui/status-badge";

import { FigureCard } from "../figure-card";
import cards from "../figure-card.module.css";
import type { Table } from "../figure-table";
import { Scroll } from "../scroll";
import { TableHead } from "../table-head";
import { useWords } from "../use-words";
import styles from "./forecast.module.css";
import type { Judged, Outlook, Test } from "./queries";
import { judgedOf, verdictOf } from "./rules";
import { useVerdict } from "./use-verdict";

/** How past forecasts did beside those that need no model, in figures and in words. */
export function TestCard({ test, outlook }: { test: Test; outlook: Outlook }) {
  const { t } = useTranslation("forecast");
  const words = useWords();
  const verdict = useVerdict(test);
  const few = verdictOf(test) === "few";
  const judged = judgedOf(test);
  const scores = judged?.scores ?? [];
  const cells = (score: Judged["scores"][number]) => [
    words.count(score.n),
    words.percent(score.wape),
    score.bias === null ? "–" : `${score.bias > 0 ? "+" : ""}${words.percent(score.bias)}`,
    score.name === "simulated" ? words.percent(score.coverage) : "–",
  ];
  const head = [t("test.way"), "n", "WAPE", t("test.bias"), t("test.coverage")];
  const table: Table = {
    head,
    rows: scores.map((score) => [t(`by.${score.name}`), ...cells(score)]),
  };
  return (
    <FigureCard
      subject={t("test.subject")}
      view={t(`test.view.${test.unit}`)}
      hint={`${t("test.hint")} · ${words.asOf(outlook)}`}
      table={table}
      picture={() => ({
        xAxis: { type: "category", data: scores.map(({ name }) => t(`by.${name}`)) },
        yAxis: { type: "value", axisLabel: { formatter: (share: number) => words.percent(share) } },
        series: [{ type: "bar", barMaxWidth: 48, data: scores.map(({ wape }) => wape) }],
      })}
    >
      <p className={styles.verdict}>{verdict}</p>
      <Scroll label={t("test.subject")}>
        <table className={cards.table}>
          <TableHead names={head} />
          <tbody>
            {scores.map((score) => (
              <tr key={score.name} data-small={score.n < 3 || undefined}>
                <th scope="row">
                  <span className={styles.name}>
                    {t(`by.${score.name}`)}
                    {score.name === judged?.preferred && !few && (
                      <StatusBadge tone="good">{t("test.used")}</StatusBadge>
                    )}
                  </span>
                </th>
                {cells(score).map((cell, at) => (
                  <td key={head[at + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </FigureCard>
  );
}
