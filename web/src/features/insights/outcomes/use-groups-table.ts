import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import type { HeatCell, HeatRow } from "../heat-table";
import type { Figure } from "../queries";
import { isSmall } from "../rules";
import { useUnit } from "../use-unit";
import { useWords } from "../use-words";

type Group = Schema["OutcomeGroupOut"];
type Outcome = Schema["OutcomeOut"];

/** A group a row; the last row is all of them. */
export function useGroupsTable({ by, groups, whole, currency }: Schema["OutcomesOut"]) {
  const { t } = useTranslation(["process", "insights"]);
  const words = useWords();
  const { isTold } = useUnit();
  const named = useGroupName(by, currency);
  const ifTold = <Item>(...items: Item[]) => (isTold ? items : []);

  const lineOf = (one: Outcome, name: string, key?: string | null): HeatCell[] => {
    const isAll = key === undefined;
    const dealsOf = (end: "won" | "lost" | "closed") => ({
      figure: `period_${end}` as Figure,
      what: `${name}: ${t(`insights:${end}`)}`,
      ...(!isAll && { cell: { by, key: key ?? undefined } }),
    });
    const count = (end: "won" | "lost" | "closed", n: number): HeatCell => ({
      text: words.count(n),
      title: `${name}: ${t(`insights:${end}`)} · ${words.deals(n)}`,
      deals: dealsOf(end),
    });
    const rate = (share: number | null, label: string): HeatCell => ({
      text: words.percent(share),
      title: `${name}: ${label} ${words.percent(share)} · ${words.n(one.n)}`,
      tone: "good",
      weight: isAll ? 0 : (share ?? 0),
      deals: dealsOf("closed"),
    });
    return [
      count("closed", one.n),
      count("won", one.won.n),
      count("lost", one.lost.n),
      rate(one.by_count, t("insights:period.rateByCount")),
      ...ifTold(
        rate(one.by_value, t("insights:period.rateByValue")),
        { text: words.money(one.won.size.p50, currency), deals: dealsOf("won") },
        { text: words.money(one.lost.size.p50, currency), deals: dealsOf("lost") },
      ),
      { text: words.days(one.won.cycle_days.p50), deals: dealsOf("won") },
      { text: words.days(one.lost.cycle_days.p50), deals: dealsOf("lost") },
    ];
  };
  const rows: HeatRow[] = [
    ...groups.map((group) => ({
      key: group.key ?? "none",
      name: named(group),
      isSmall: isSmall(group.n),
      cells: lineOf(group, named(group), group.key),
    })),
    { key: "all", name: t("outcomes.all"), isTotal: true, cells: lineOf(whole, t("outcomes.all")) },
  ];
  const head = [
    ...[t("outcomes.n"), t("insights:won"), t("insights:lost"), t("outcomes.rate")],
    ...ifTold(t("outcomes.rateByValue"), t("outcomes.wonSize"), t("outcomes.lostSize")),
    ...[t("outcomes.wonCycle"), t("outcomes.lostCycle")],
  ];
  return {
    head,
    rows,
    named,
    table: { head, rows: rows.map(({ name, cells }) => [name, ...cells.map(textOf)]) },
  };
}

function textOf(cell: HeatCell | undefined) {
  return cell?.text ?? "";
}

/** Months, bands of value and what nobody has filled in have no name of their own. */
function useGroupName(by: string, currency: string) {
  const { t } = useTranslation("process");
  const words = useWords();
  return (group: Group) => {
    if (by === "month" && group.key) return words.period(monthOf(group.key));
    if (by === "value" && group.from_value) {
      const from = words.money(group.from_value, currency);
      return group.below_value
        ? t("outcomes.between", { from, to: words.money(group.below_value, currency) })
        : t("outcomes.from", { from });
    }
    return group.name ?? t("outcomes.none");
  };
}

function monthOf(key: string) {
  const [year, month] = [Number(key.slice(0, 4)), Number(key.slice(5))];
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return { from: `${key}-01`, to: last, as_of: "" };
}
