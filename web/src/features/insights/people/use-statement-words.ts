import { useTranslation } from "react-i18next";

import { useRiskWords } from "@/ui/health/use-risk-words";

import { useTargetWords } from "../targets/use-target-words";
import { useWords } from "../use-words";
import type { FigureName, MemberSheet, SaidDeal, Statement } from "./queries";
import { useFigureWords } from "./use-figure-words";

type Says = Statement["says"];

/** Which figure a comparison is one of. */
const OF: Partial<Record<Says, FigureName>> = {
  wins_often: "win_rate",
  wins_rarely: "win_rate",
  closes_quickly: "cycle_days",
  closes_slowly: "cycle_days",
  answers_quickly: "answer_minutes",
  answers_slowly: "answer_minutes",
  in_time: "on_time",
  late: "on_time",
};

/** What is said of a member, in words, with what it rests on. */
export function useStatementWords({ currency }: Pick<MemberSheet, "currency">) {
  const { t } = useTranslation(["coaching", "targets"]);
  const words = useWords();
  const figures = useFigureWords(currency);
  const risk = useRiskWords();
  const revenue = useTargetWords({ currency, measure: "revenue", is_money: true });

  const written = (one: Statement, value: number | null) => {
    const figure = OF[one.says];
    if (figure === "answer_minutes" && value === null) return t("unanswered");
    if (figure) return figures.write(figure, value);
    return revenue.share(value);
  };
  const target = (one: Statement, amount: string | null) => {
    const isMoney = one.measure === "revenue" || one.measure === "new_pipeline";
    return isMoney ? words.money(amount, currency) : words.count(Number(amount));
  };
  const sentence = (one: Statement): string =>
    t(`says.${one.says}`, {
      deals: words.deals(one.n ?? 0),
      worth: one.amount === null ? "" : t("worth", { amount: words.money(one.amount, currency) }),
      value: written(one, one.value),
      median: written(one, one.median),
      measure: one.measure && t(`targets:measure.${one.measure}`),
      done: target(one, one.amount),
      goal: target(one, one.goal),
      before: words.money(one.before, currency),
      after: words.money(one.amount, currency),
    });
  const evidence = (one: Statement): string => {
    if (one.says === "call_changed") return t("changes", { count: one.n ?? 0 });
    const n = words.n(one.n ?? 0);
    return one.n_members ? `${n} · ${t("ofMembers", { count: one.n_members })}` : n;
  };
  const fact = (says: Says, deal: SaidDeal): string => {
    if (says === "won") return t("fact.won", { days: words.days(deal.cycle_days) });
    if (says === "saved") {
      return t("fact.saved", {
        days: words.days(deal.days_in_stage),
        stage: deal.stage_name,
        limit: words.days(deal.limit_days),
      });
    }
    if (says === "pushed") {
      return t("fact.pushed", {
        from: words.shortDay(deal.due_before ?? ""),
        to: words.shortDay(deal.due ?? ""),
        count: deal.times ?? 0,
      });
    }
    if (!deal.health) return "";
    const only = deal.health.reasons.filter((reason) => reason === says);
    return risk({ ...deal.health, reasons: only }).join(t("and"));
  };
  return { sentence, evidence, fact };
}
