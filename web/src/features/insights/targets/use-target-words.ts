import { useTranslation } from "react-i18next";

import { formatNumber } from "@/lib/money";

import { isSmall } from "../rules";
import { useWords } from "../use-words";
import type { Measure, Standing, Targets } from "./queries";

type Unit = Pick<Targets, "is_money" | "currency" | "measure">;

/** How targets are written: as money, or as how many. */
export function useTargetWords({ is_money, currency, measure }: Unit) {
  const { t } = useTranslation("targets");
  const words = useWords();
  const amount = (value: string | number | null) => {
    if (value === null) return words.none;
    return is_money ? words.money(String(value), currency) : words.count(Number(value));
  };
  const share = (value: number | null) =>
    value === null ? words.none : words.percent(Math.round(value * 100) / 100);
  return {
    ...words,
    amount,
    share,
    full: (value: string | null) => (is_money ? words.fullMoney(value, currency) : amount(value)),
    /** A difference, with its sign. */
    signed: (value: string) =>
      is_money
        ? words.signed(value, currency)
        : (Number(value) > 0 ? "+" : "") + words.count(Number(value)).replace("-", "−"),
    aWeek: (value: number) =>
      t("aWeek", { formatted: words.count(Math.round(value * 10) / 10), count: value }),
    weeks: (value: number) => {
      const rounded = value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
      return t("weeks", { count: rounded, formatted: words.count(rounded) });
    },
    done: t(`done.${kindOf(measure)}`),
    of: (n: number) => t(`n.${kindOf(measure)}`, { count: n, formatted: words.count(n) }),
    pace: (one: Standing, over: number) =>
      t("paceAt", { reached: share(one.attainment), over: share(over) }),
    /** As in a spreadsheet: the currency is said once for all. */
    bare: (value: string | null) =>
      value === null ? "" : formatNumber(Number(value), words.language, true),
  };
}

export type TargetWords = ReturnType<typeof useTargetWords>;

function kindOf(measure: Measure) {
  if (measure === "revenue" || measure === "deals_won") return "won";
  return measure === "new_pipeline" ? "created" : "tasks";
}

/** Colour is for what enough things speak for. */
export function toneOf({ says, n }: Standing) {
  if (says === "reached") return "good";
  if (isSmall(n) || says === null) return "quiet";
  return says === "behind" ? "attention" : "good";
}

export function idOf(place: Pick<Standing, "member_id" | "team_id">): string {
  return place.member_id ?? place.team_id ?? "all";
}
