import { useTranslation } from "react-i18next";

import { StatusBadge } from "@/ui/status-badge";

import { FigureCard } from "../figure-card";
import cards from "../figure-card.module.css";
import type { Table } from "../figure-table";
import { Scroll } from "../scroll";
import { TableHead } from "../table-head";
import { useWords } from "../use-words";
import { PatternLink } from "./pattern-link";
import type { Pattern, Patterns } from "./queries";
import { usePatternWords } from "./use-pattern-words";

/** Everything that was tried, and what there are too few deals for. */
export function PatternsCard({ patterns }: { patterns: Patterns }) {
  const { t } = useTranslation("chances");
  const period = useWords().period(patterns);
  const { fact, times, between, p, words } = usePatternWords(patterns.early);
  const said = (one: Pattern) => {
    if (one.p === null) return t("patterns.said.few");
    return one.is_finding ? t("patterns.said.finding") : t("patterns.said.chance");
  };
  const side = ({ n, rate }: Pattern["having"]) =>
    t("patterns.side", { rate: words.percent(rate), formatted: words.count(n) });
  const rest = (one: Pattern) => [times(one.ratio), between(one), p(one.adjusted)];
  const head = [
    t("patterns.what"),
    t("patterns.with"),
    t("patterns.without"),
    t("patterns.ratio"),
    t("patterns.interval"),
    t("patterns.p"),
    t("patterns.verdict"),
  ];
  const table: Table = {
    head,
    rows: patterns.patterns.map((one) => [
      fact(one),
      side(one.having),
      side(one.lacking),
      ...rest(one),
      said(one),
    ]),
  };
  const drawn = patterns.patterns.filter(({ p, ratio }) => p !== null && ratio !== null);
  return (
    <FigureCard
      subject={t("patterns.subject")}
      view={period}
      hint={`${t("patterns.hint", { count: patterns.fewest })} · ${words.asOf(patterns)}`}
      table={table}
      picture={() => ({
        yAxis: { type: "category", inverse: true, data: drawn.map(fact) },
        xAxis: { type: "value" },
        series: [{ type: "bar", data: drawn.map(({ ratio }) => ratio) }],
      })}
    >
      <Scroll label={t("patterns.subject")}>
        <table className={cards.table}>
          <TableHead names={head} />
          <tbody>
            {patterns.patterns.map((one) => (
              <tr key={one.pattern}>
                <th scope="row">{fact(one)}</th>
                <td>
                  <PatternLink pattern={one} has early={patterns.early}>
                    {side(one.having)}
                  </PatternLink>
                </td>
                <td>
                  <PatternLink pattern={one} has={false} early={patterns.early}>
                    {side(one.lacking)}
                  </PatternLink>
                </td>
                {rest(one).map((cell, at) => (
                  <td key={head[at + 3]}>{one.p === null ? "–" : cell}</td>
                ))}
                <td>
                  <StatusBadge tone={one.is_finding ? "good" : "quiet"}>{said(one)}</StatusBadge>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </FigureCard>
  );
}
