import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { PairCard } from "../compare/pair-card";
import { numberOf, type Pair } from "../compare/pairs";
import { useCompared } from "../compare/use-compared";
import type { Scope } from "../queries";
import { useUnit } from "../use-unit";
import { useWords } from "../use-words";
import { useOutcomes } from "./use-outcomes";

/** Won and lost beside those of another period, team or member. */
export function OutcomesCompare() {
  const compared = useCompared();
  return compared ? <Compared {...compared} /> : null;
}

function Compared({ scope, names }: { scope: Scope; names: readonly [string, string] }) {
  const { t } = useTranslation(["process", "insights"]);
  const words = useWords();
  const { isTold } = useUnit();
  const mine = useOutcomes();
  const other = useOutcomes(scope);
  const money = (value: number) => words.money(String(value), mine.currency);
  const days = (value: number) => words.days(value);
  const pair = (
    name: string,
    of: (one: Schema["OutcomeOut"]) => string | number | null,
    more: Partial<Pair> = {},
  ): Pair => {
    const sides = [numberOf(of(mine.whole)), numberOf(of(other.whole))] as const;
    return { name, kind: "amount", sides, write: words.count, ...more };
  };
  const share = {
    kind: "share",
    write: words.percent,
    n: [mine.whole.n, other.whole.n],
  } as const;
  const pairs = [
    pair(t("insights:won"), ({ won }) => won.n),
    pair(t("insights:lost"), ({ lost }) => lost.n),
    pair(t("insights:period.rateByCount"), ({ by_count }) => by_count, share),
    ...(isTold
      ? [
          pair(t("insights:period.rateByValue"), ({ by_value }) => by_value, share),
          pair(t("insights:compare.wonValue"), ({ won }) => won.value, { write: money }),
          pair(t("outcomes.wonSize"), ({ won }) => won.size.p50, { write: money }),
          pair(t("outcomes.lostSize"), ({ lost }) => lost.size.p50, { write: money }),
        ]
      : []),
    pair(t("outcomes.wonCycle"), ({ won }) => won.cycle_days.p50, { write: days }),
    pair(t("outcomes.lostCycle"), ({ lost }) => lost.cycle_days.p50, { write: days }),
    ...reasonPairs(mine, other, t("insights:loss.none"), share.write),
  ];
  return <PairCard subject={t("outcomes.page")} names={names} pairs={pairs} />;
}

/** The share of each reason on both sides. */
function reasonPairs(
  mine: Schema["OutcomesOut"],
  other: Schema["OutcomesOut"],
  none: string,
  write: (share: number) => string,
): Pair[] {
  const n = [mine.whole.lost.n, other.whole.lost.n] as const;
  return mine.loss_reasons.map((reason) => {
    const there = other.loss_reasons.find(
      ({ lost_reason_id }) => lost_reason_id === reason.lost_reason_id,
    );
    const beyond = there?.share ?? (n[1] > 0 ? 0 : null);
    return { name: reason.name ?? none, kind: "share", sides: [reason.share, beyond], n, write };
  });
}
