import type { Schema } from "@/api/client";

export type Scheduled = Schema["ScheduledDeal"];

export const LANES = ["owner", "stage", "company"] as const;
export const ZOOMS = ["month", "quarter"] as const;
export type Lane = (typeof LANES)[number];
export type Zoom = (typeof ZOOMS)[number];

export function laneOf(text: string | undefined): Lane {
  return LANES.find((lane) => lane === text) ?? "owner";
}

export function zoomOf(text: string | undefined): Zoom {
  return ZOOMS.find((zoom) => zoom === text) ?? "month";
}

/** How wide a day is, in pixels. */
export const DAY_WIDTH: Record<Zoom, number> = { month: 5, quarter: 2 };
const DAY = 86_400_000;
const [BEFORE, AFTER] = [90, 300];

/** A calendar day as a number, so that days can be counted. */
export function numberOf(day: string): number {
  return Math.round(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / DAY);
}

export function dayOf(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

export type Axis = { first: number; last: number; today: number; width: number };

/** The days shown: a quarter back, and on to the last expected close, within reason. */
export function axisOf(deals: Scheduled[], today: string, zoom: Zoom): Axis {
  const now = numberOf(today);
  const closes = deals.flatMap((deal) =>
    deal.expected_close_date ? [numberOf(deal.expected_close_date)] : [],
  );
  const first = startOfMonth(Math.max(now - 2 * AFTER, Math.min(now - BEFORE, ...closes)));
  const last = Math.min(now + 4 * AFTER, Math.max(now + BEFORE, ...closes) + 45);
  return { first, last, today: now, width: (last - first) * DAY_WIDTH[zoom] };
}

function startOfMonth(number: number): number {
  return numberOf(`${dayOf(number).slice(0, 7)}-01`);
}

/** Where the axis has its lines: at each month, or each quarter. */
export function ticksOf({ first, last }: Axis, zoom: Zoom): number[] {
  const ticks: number[] = [];
  for (let number = first; number <= last; number += 1) {
    const [, month = 0, day = 0] = dayOf(number).split("-").map(Number);
    if (day === 1 && (zoom === "month" || month % 3 === 1)) ticks.push(number);
  }
  return ticks;
}

export type Piece = { kind: "stage" | "rest" | "overdue"; from: number; to: number; stay?: number };

/**
 * The bar of a deal: its stays in stages up to today, on to the expected close, and from a close that
 * has passed to today what is overdue. Cut at the edges of the axis.
 */
export function piecesOf(deal: Scheduled, axis: Axis): Piece[] {
  const close = deal.expected_close_date ? numberOf(deal.expected_close_date) : undefined;
  const stays = (deal.visits ?? []).map((visit, stay) => ({
    kind: "stage" as const,
    from: numberOf(visit.entered_at),
    to: visit.left_at ? numberOf(visit.left_at) : axis.today,
    stay,
  }));
  const end = close ?? axis.today;
  const pieces: Piece[] = [
    ...stays.map((piece) => ({ ...piece, to: Math.min(piece.to, Math.max(end, piece.from)) })),
    ...(end > axis.today ? [{ kind: "rest" as const, from: axis.today, to: end }] : []),
    ...(end < axis.today ? [{ kind: "overdue" as const, from: end, to: axis.today }] : []),
  ];
  return pieces.flatMap((piece) => {
    const [from, to] = [Math.max(piece.from, axis.first), Math.min(piece.to, axis.last)];
    return to > from || (piece.kind === "stage" && to === from) ? [{ ...piece, from, to }] : [];
  });
}

export type Line =
  | { kind: "lane"; key: string; deal: Scheduled }
  | { kind: "deal"; deal: Scheduled };

/** The deals with a heading before the first of each lane. */
export function linesOf(deals: Scheduled[]): Line[] {
  return deals.flatMap((deal, index) => {
    const line = { kind: "deal" as const, deal };
    const isFirst = deals[index - 1]?.group_key !== deal.group_key;
    return isFirst ? [{ kind: "lane" as const, key: deal.group_key, deal }, line] : [line];
  });
}
