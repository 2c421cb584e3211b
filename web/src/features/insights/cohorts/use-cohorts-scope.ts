import { useMemo } from "react";

import type { Schema } from "@/api/client";

import { useScope } from "../use-scope";

export type Span = Schema["CohortsOut"]["by"];
export type End = "alive" | "won" | "lost" | "void";

export const SPANS: Span[] = ["month", "week", "quarter"];
export const ENDS: End[] = ["alive", "won", "lost", "void"];

/** The filters of the triangle: where no period is chosen, it is the last twelve months. */
export function useCohortsScope() {
  const { scope, carried, search, today } = useScope();
  const usual = useMemo(() => lastYear(today), [today]);
  const hasPeriod = Boolean(carried.from || carried.to);
  const by = SPANS.find((span) => span === search.by) ?? "month";
  const end = ENDS.find((one) => one === search.end) ?? "alive";
  return { usual, by, end, ask: { ...scope, ...(!hasPeriod && usual), by } };
}

function lastYear(today: string) {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1];
  const day = (months: number, date: number) =>
    new Date(Date.UTC(year, month + months, date)).toISOString().slice(0, 10);
  return { from: day(-11, 1), to: day(1, 0) };
}
