import { useTranslation } from "react-i18next";

import type { Table } from "../figure-table";
import type { Targets } from "./queries";
import { useTargetWords } from "./use-target-words";

/** Everything the page says of everybody, in figures. */
export function useTargetsTable(data: Targets): Table {
  const { t } = useTranslation("targets");
  const words = useTargetWords(data);
  const hasSource = data.items.some(({ source }) => source !== null);
  return {
    head: [
      t("who"),
      t("target"),
      t("membersTarget"),
      t("gap"),
      words.done,
      t("count"),
      t("attainment"),
      t("pace.label"),
      ...(hasSource
        ? [t("due"), t("coverage"), t("missing"), t("needed"), t("inflow"), t("runway")]
        : []),
    ],
    rows: data.items.map((one) => [
      "\u2003".repeat(one.depth) + one.name,
      words.full(one.target),
      words.full(one.members_target),
      words.full(one.gap),
      words.full(one.done),
      words.count(one.n),
      words.share(one.attainment),
      one.pace === null ? words.none : words.count(Math.round(one.pace * 100) / 100),
      ...(hasSource ? sourceOf(one.source) : []),
    ]),
  };

  function sourceOf(source: Targets["items"][number]["source"]) {
    if (!source) return Array<string>(6).fill(words.none);
    const { coverage, missing, needed_inflow, inflow, runway_weeks, is_dry } = source;
    const number = (value: number | null) =>
      value === null ? words.none : words.count(Math.round(value * 100) / 100);
    return [
      words.full(dueOf(source)),
      number(coverage),
      words.full(missing),
      number(needed_inflow),
      number(inflow),
      is_dry ? t("source.dry") : number(runway_weeks),
    ];
  }

  function dueOf(source: object) {
    return data.items.find((one) => one.source === source)?.due ?? null;
  }
}
