import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { membersQuery, teamsQuery } from "@/api/lookups";

import { isDay } from "../period";
import { toScope, useScope } from "../use-scope";
import { useWords } from "../use-words";
import { otherOf, otherSide } from "./compare";

/** The other side of a comparison, and how both are called; undefined where nothing is compared. */
export function useCompared() {
  const { t } = useTranslation("insights");
  const { carried, search, zone, today } = useScope();
  const words = useWords();
  const members = useQuery(membersQuery()).data ?? [];
  const teams = useQuery(teamsQuery()).data ?? [];
  const other = otherOf(search.vs);
  if (!other || (other.kind === "day" && !isDay(other.value))) return undefined;
  const side = otherSide(carried, other, today);
  if (!side) return undefined;
  const person = ({ owner = "", team = "" }: typeof carried) => {
    const asked = owner || team;
    if (!asked) return t("compare.everybody");
    return [...members, ...teams].find(({ id }) => id === asked)?.name ?? "…";
  };
  const time = ({ from, to, as_of }: typeof carried) => {
    const day = as_of ? words.shortDay(as_of) : t("compare.now");
    const isSpan = other.kind !== "day" && (from || to);
    return isSpan ? `${words.period({ from, to, as_of: "" })} · ${day}` : day;
  };
  const named = other.kind === "team" || other.kind === "owner" ? person : time;
  return {
    scope: toScope(side, zone),
    names: [named(carried), named(side)] as const,
  };
}
