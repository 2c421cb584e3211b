import { useMe } from "@/api/me";
import { endOfDay, isDay } from "@/lib/as-of";
import { usePlace } from "@/lib/place";
import { dayIn } from "@/lib/when";

import type { Question } from "./queries";

export type Asked = Record<string, string>;

export const GRAINS: readonly string[] = ["day", "week", "month", "quarter", "year"];
const OTHER = ["other_from", "other_to", "other_as_of", "other_owner_id", "other_team_id"] as const;
const NAMES = [
  ...["measure", "rows", "series", "filter", "pipeline_id", "owner_id", "team_id"],
  ...["period", "from", "to", "as_of", "compare", ...OTHER, "chart"],
] as const;
const MOMENTS = ["as_of", "other_as_of"] as const;

/** What takes a comparison back. */
export const UNCOMPARED = Object.fromEntries(
  ["compare", ...OTHER].map((name) => [name, undefined]),
) as Record<string, undefined>;

/** The question the address asks, so that it can be sent by link; days in it are the workspace's. */
export function useQuestion() {
  const { search, set } = usePlace();
  const zone = useMe().workspace.time_zone;
  const asked = askedOf(search);
  return { asked, question: toQuestion(asked, zone), search, set, zone };
}

function askedOf(search: Record<string, string | undefined>): Asked {
  const chosen = NAMES.flatMap((name) => (search[name] ? [[name, search[name]]] : []));
  return { measure: "won_value", ...Object.fromEntries(chosen) };
}

/** What the API is asked: an "as of" day counts all that happened on it. */
function toQuestion(asked: Asked, zone: string): Question {
  const said = Object.entries(asked).map(([name, text]) => {
    const isMoment = (MOMENTS as readonly string[]).includes(name);
    return [name, isMoment && isDay(text) ? endOfDay(text, zone) : text];
  });
  return Object.fromEntries(said) as Question;
}

/** How the address says a question that was kept. */
export function toAddress(kept: Record<string, unknown>, zone: string): Asked {
  const said = Object.entries(kept).map(([name, value]) => [name, String(value)]);
  const asked = askedOf(Object.fromEntries(said));
  for (const name of MOMENTS) {
    if (asked[name]) asked[name] = dayIn(zone, new Date(asked[name]));
  }
  return asked;
}

/** Whether the address asks something else than what was kept. */
export function isChanged(kept: Record<string, unknown>, asked: Asked, zone: string): boolean {
  const before = toAddress(kept, zone);
  return NAMES.some((name) => withoutUsual(name, before) !== withoutUsual(name, asked));
}

function withoutUsual(name: string, asked: Asked): string | undefined {
  return name === "chart" && asked.chart === "bars" ? undefined : asked[name];
}

/** Whether one of the dimensions is time. */
export function isOverTime({ rows, series }: Asked): boolean {
  return [rows, series].some((name) => name !== undefined && GRAINS.includes(name));
}

const CHARTS = ["bars", "stacked", "line", "number", "table"] as const;
export type ChartKind = (typeof CHARTS)[number];

/** How it can be drawn: parts on each other only if they add up, a line only along time. */
export function chartsFor({ rows, series }: Asked, addsUp: boolean): ChartKind[] {
  if (!rows) return ["number"];
  return CHARTS.filter((name) => {
    if (name === "stacked") return Boolean(series) && addsUp;
    return name !== "line" || GRAINS.includes(rows);
  });
}

export function chartFor(asked: Asked, addsUp: boolean): ChartKind {
  const charts = chartsFor(asked, addsUp);
  return charts.find((name) => name === asked.chart) ?? (asked.rows ? "bars" : "number");
}
