import type { Schema } from "@/api/client";
import { daysFromNow } from "@/lib/when";

export type Card = Schema["BoardCardOut"];
export type Column = Schema["BoardStageOut"];
/** What the board shows; `sort` is "" for the server's own order, the newest in the stage first. */
export type Board = Schema["BoardOut"] & { sort: string };
export type Deal = Schema["DealOut"];
export type DealRow = Schema["DealRow"];
export type DealStatus = Card["status"];

/** What happens to one card, said before the server has answered. */
export type Change =
  | { kind: "move"; dealId: string; stageId: string; at: string }
  | { kind: "leave"; dealId: string; fromStageId?: string | undefined }
  | { kind: "come"; card: Card; fromStageId?: string | undefined };

export type ActivityState = "none" | "overdue" | "today" | "planned";

const DAY = 86_400_000;

/** The board as it will be after these changes; a change that has already happened changes nothing. */
export function withChanges(board: Board, changes: Change[]): Board {
  return changes.reduce(withChange, board);
}

export function withChange(board: Board, change: Change): Board {
  if (change.kind === "come") return withArrival(board, change.card, change.fromStageId);
  const card = findCard(board, change.dealId);
  if (!card) return board;
  if (change.kind === "leave") return withoutCard(board, card.id);
  if (card.stage_id === change.stageId) return board;
  if (!board.stages.some((column) => column.id === change.stageId)) return board;
  const moved = { ...card, stage_id: change.stageId, stage_entered_at: change.at };
  return withCard(withoutCard(board, card.id), moved);
}

/** A card as the server has it now: put where it belongs, or taken away when it is not of this board. */
function withArrival(board: Board, card: Card, fromStageId: string | undefined): Board {
  const known = findCard(board, card.id);
  if (known && known.version > card.version) return board;
  const without = known ? withoutCard(board, card.id) : forgotten(board, card, fromStageId);
  if (card.status !== "open") return without;
  return withCard(without, card);
}

/** A card nobody has scrolled to leaves its column: only the totals know. */
function forgotten(board: Board, card: Card, fromStageId: string | undefined): Board {
  if (!fromStageId) return board;
  return onColumn(board, fromStageId, (column) => withTotals(board, column, card, -1));
}

function withoutCard(board: Board, dealId: string): Board {
  const card = findCard(board, dealId);
  if (!card) return board;
  return onColumn(board, card.stage_id, (column) => ({
    ...withTotals(board, column, card, -1),
    cards: column.cards.filter((other) => other.id !== dealId),
  }));
}

function withCard(board: Board, card: Card): Board {
  return onColumn(board, card.stage_id, (column) => ({
    ...withTotals(board, column, card, 1),
    cards: inserted(column, card, board.sort),
  }));
}

/** In its place; behind the last card that is loaded it is left for the next page. */
function inserted(column: Column, card: Card, sort: string): Card[] {
  const before = orderOf(sort);
  const index = column.cards.findIndex((other) => before(card, other) < 0);
  if (index >= 0) return column.cards.toSpliced(index, 0, card);
  return column.next ? column.cards : [...column.cards, card];
}

/** Count and sums move along; an amount in another currency waits for the server's rate. */
function withTotals(board: Board, column: Column, card: Card, sign: 1 | -1): Column {
  const amount = card.currency === board.currency ? Number(card.value) * sign : 0;
  const value = Math.max(0, Number(column.value) + amount);
  const weighted = Math.max(0, Number(column.weighted_value) + (amount * column.probability) / 100);
  return {
    ...column,
    count: Math.max(0, column.count + sign),
    value: value.toFixed(2),
    weighted_value: weighted.toFixed(2),
  };
}

function onColumn(board: Board, stageId: string, change: (column: Column) => Column): Board {
  return {
    ...board,
    stages: board.stages.map((column) => (column.id === stageId ? change(column) : column)),
  };
}

export function findCard(board: Board, dealId: string): Card | undefined {
  for (const column of board.stages) {
    const found = column.cards.find((card) => card.id === dealId);
    if (found) return found;
  }
  return undefined;
}

/** A fresh first page of every column, with the pages that were loaded behind it kept. */
export function mergeBoard(known: Board | undefined, fresh: Board): Board {
  if (!known) return fresh;
  const seen = new Set(fresh.stages.flatMap((column) => column.cards.map((card) => card.id)));
  return {
    ...fresh,
    stages: fresh.stages.map((column) => {
      const before = known.stages.find((other) => other.id === column.id);
      return before ? withTail(column, before, seen, fresh.sort) : column;
    }),
  };
}

function withTail(fresh: Column, known: Column, seen: Set<string>, sort: string): Column {
  const last = fresh.cards.at(-1);
  if (!fresh.next || !last || known.cards.length <= fresh.cards.length) return fresh;
  const before = orderOf(sort);
  const tail = known.cards.filter((card) => !seen.has(card.id) && before(last, card) < 0);
  if (tail.length === 0) return fresh;
  return { ...fresh, cards: [...fresh.cards, ...tail], next: known.next };
}

export function withNextCards(board: Board, stageId: string, page: Schema["CardPage"]): Board {
  return onColumn(board, stageId, (column) => {
    const known = new Set(column.cards.map((card) => card.id));
    const more = page.items.filter((card) => !known.has(card.id));
    return { ...column, cards: [...column.cards, ...more], next: page.next };
  });
}

/** How the board sorts: the same order as the server's, for cards that move before it answers. */
function orderOf(sort: string): (one: Card, other: Card) => number {
  if (!sort) return (one, other) => -compare(entered(one), entered(other));
  const way = sort.startsWith("-") ? -1 : 1;
  const key = sort.replace("-", "");
  return (one, other) => {
    const [a, b] = [sortValue(one, key), sortValue(other, key)];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1; // what has no date comes last
    return way * (compare(a, b) || compare(one.id, other.id));
  };
}

function entered(card: Card): string {
  return new Date(card.stage_entered_at).toISOString() + card.id;
}

function sortValue(card: Card, key: string): string | number | null {
  if (key === "value") return Number(card.value);
  if (key === "expected_close_date") return card.expected_close_date;
  if (key === "next_activity_at") return card.next_activity_at;
  return card.title;
}

function compare<T extends string | number>(one: T, other: T): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** What the colour of the next-activity chip says. */
export function activityState(
  nextAt: string | null,
  zone: string,
  now = new Date(),
): ActivityState {
  if (!nextAt) return "none";
  const days = daysFromNow(nextAt, zone, now);
  if (days < 0 || (days === 0 && new Date(nextAt) < now)) return "overdue";
  return days === 0 ? "today" : "planned";
}

/** Days in the stage when that is longer than the stage allows, otherwise null. */
export function daysOver(card: Card, limitDays: number | null, now = new Date()): number | null {
  if (limitDays === null) return null;
  const days = daysBetween(card.stage_entered_at, now.toISOString());
  return days >= limitDays ? days : null;
}

export function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / DAY));
}
