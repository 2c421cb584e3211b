import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { type Scope, summaryQuery } from "../queries";
import { useScope } from "../use-scope";
import { useWords } from "../use-words";
import { PairCard } from "./pair-card";
import { numberOf, type Pair } from "./pairs";
import { useCompared } from "./use-compared";

/** What is open and what was closed, beside the same of another period, day, team or member. */
export function SummaryCompare() {
  const compared = useCompared();
  return compared ? <Compared {...compared} /> : null;
}

function Compared({ scope: there, names }: { scope: Scope; names: readonly [string, string] }) {
  const { t } = useTranslation("insights");
  const words = useWords();
  const { scope } = useScope();
  const { data: mine } = useSuspenseQuery(summaryQuery(scope));
  const { data: other } = useSuspenseQuery(summaryQuery(there));
  const money = (value: number) => words.money(String(value), mine.currency);
  const isTold = mine.open.value !== null;
  const pair = (
    name: string,
    of: (one: Schema["SummaryOut"]) => string | number | null,
    more: Partial<Pair> = {},
  ): Pair => {
    const [here, beyond] = [of(mine), of(other)];
    const sides = [numberOf(here), numberOf(beyond)] as const;
    return { name, kind: "amount", sides, write: words.count, ...more };
  };
  const share = {
    kind: "share",
    write: words.percent,
    n: [mine.period.win_rate.n, other.period.win_rate.n],
  } as const;
  const pairs = [
    pair(t("summary.open"), ({ open }) => open.n),
    ...(isTold ? [pair(t("compare.openValue"), ({ open }) => open.value, { write: money })] : []),
    ...mine.by_stage.map(({ stage_id, name }) =>
      pair(
        t("summary.openIn", { name }),
        ({ by_stage }) => by_stage.find((one) => one.stage_id === stage_id)?.n ?? 0,
      ),
    ),
    pair(t("won"), ({ period }) => period.won.n),
    ...(isTold
      ? [pair(t("compare.wonValue"), ({ period }) => period.won.value, { write: money })]
      : []),
    pair(t("lost"), ({ period }) => period.lost.n),
    pair(t("period.rateByCount"), ({ period }) => period.win_rate.by_count, share),
    pair(t("period.cycle"), ({ period }) => period.cycle_days.p50, {
      write: (days: number) => words.days(days),
    }),
  ];
  return <PairCard subject={t("summary.page")} names={names} pairs={pairs} />;
}
