import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { funnelQuery, type Scope } from "../queries";
import { shownStages } from "../rules";
import { useFunnelWay } from "../use-funnel-way";
import { useScope } from "../use-scope";
import { useWords } from "../use-words";
import { PairCard } from "./pair-card";
import type { Pair } from "./pairs";
import { useCompared } from "./use-compared";

/** The funnel beside the one of another period, day, team or member. */
export function FunnelCompare() {
  const compared = useCompared();
  return compared ? <Compared {...compared} /> : null;
}

function Compared({ scope: there, names }: { scope: Scope; names: readonly [string, string] }) {
  const { t } = useTranslation("insights");
  const words = useWords();
  const { scope, decidedOnly } = useScope();
  const { way } = useFunnelWay();
  const { data: mine } = useSuspenseQuery(
    funnelQuery({ ...scope, decided_only: decidedOnly, way }),
  );
  const { data: other } = useSuspenseQuery(
    funnelQuery({ ...there, decided_only: decidedOnly, way }),
  );
  const others = new Map(other.stages.map((stage) => [stage.stage_id, stage]));
  const deals = (name: string, here: number, beyond: number): Pair => ({
    name,
    kind: "amount",
    sides: [here, beyond],
    write: words.count,
  });
  const pairs: Pair[] = [deals(t("funnel.entered"), mine.cohort.n, other.cohort.n)];
  for (const stage of shownStages(mine.stages)) {
    const beyond = others.get(stage.stage_id);
    const n = [stage.reached.n, beyond?.reached.n ?? 0] as const;
    pairs.push(deals(t("funnel.reachedStage", { stage: stage.name }), ...n));
    if (stage.conversion !== null) {
      const name = t("compare.wentOn", { stage: stage.name });
      const sides = [stage.conversion, beyond?.conversion ?? null] as const;
      pairs.push({ name, kind: "share", sides, n, write: words.percent });
    }
  }
  pairs.push(deals(t("won"), mine.won.n, other.won.n));
  pairs.push({
    name: t("funnel.overall"),
    kind: "share",
    sides: [mine.overall_conversion, other.overall_conversion],
    n: [mine.cohort.n, other.cohort.n],
    write: words.percent,
  });
  return <PairCard subject={t("funnel.subject")} names={names} pairs={pairs} />;
}
