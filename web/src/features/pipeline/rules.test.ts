import { expect, test } from "vitest";

import { boardOf, cardOf } from "./board-fixtures";
import {
  activityState,
  type Board,
  daysOver,
  mergeBoard,
  withChange,
  withChanges,
  withNextCards,
} from "./rules";

const NOW = "2026-11-23T12:00:00Z";
const DESKS = cardOf({ id: "desks" });
const LAMPS = cardOf({ id: "lamps", title: "Lamps", value: "500.00", stage_id: "a" });

const titles = (board: Board, stage: string) =>
  board.stages.find(({ id }) => id === stage)?.cards.map(({ title }) => title);
const figures = (board: Board, stage: string) => {
  const column = board.stages.find(({ id }) => id === stage);
  return [column?.count, column?.value, column?.weighted_value];
};
const toB = (dealId: string) => ({ kind: "move", dealId, stageId: "b", at: NOW }) as const;

test("a moved card stands first in its new column and takes its value along", () => {
  const board = withChange(boardOf({ a: [DESKS, LAMPS], b: [] }), toB("desks"));

  expect([titles(board, "a"), titles(board, "b")]).toEqual([["Lamps"], ["Ten desks"]]);
  expect(figures(board, "a")).toEqual([1, "500.00", "50.00"]);
  expect(figures(board, "b")).toEqual([1, "1000.00", "500.00"]);
});

test("a move that has already happened changes nothing", () => {
  const board = boardOf({ a: [], b: [{ ...DESKS, stage_id: "b" }] });

  expect(withChange(board, toB("desks"))).toBe(board);
});

test("without the refused one the other changes stand", () => {
  const board = boardOf({ a: [DESKS, LAMPS], b: [] });
  const both = [toB("desks"), toB("lamps")];

  const afterRefusal = withChanges(board, both.slice(1));

  expect(titles(withChanges(board, both), "b")).toHaveLength(2);
  expect([titles(afterRefusal, "a"), titles(afterRefusal, "b")]).toEqual([
    ["Ten desks"],
    ["Lamps"],
  ]);
});

test("an amount in another currency is counted but not summed", () => {
  const foreign = cardOf({ id: "x", currency: "USD", value: "9.00", stage_id: "a" });

  const board = withChange(boardOf({ a: [foreign], b: [] }), toB("x"));

  expect(figures(board, "b")).toEqual([1, "0.00", "0.00"]);
});

test("a deal that was closed leaves, one that comes again with an older version does not", () => {
  const board = boardOf({ a: [{ ...DESKS, version: 3 }], b: [] });

  expect(titles(withChange(board, { kind: "leave", dealId: "desks" }), "a")).toEqual([]);
  expect(withChange(board, { kind: "come", card: { ...DESKS, version: 2, title: "Old" } })).toBe(
    board,
  );
});

test("a card from a page nobody has loaded is taken from the total it left", () => {
  const board = boardOf({ a: [LAMPS], b: [] });
  const column = board.stages[0];
  if (column) Object.assign(column, { count: 60, value: "9000.00" });

  const card = { ...DESKS, stage_id: "b", stage_entered_at: NOW };
  const after = withChange(board, { kind: "come", card, fromStageId: "a" });

  expect(figures(after, "a").slice(0, 2)).toEqual([59, "8000.00"]);
  expect(titles(after, "b")).toEqual(["Ten desks"]);
});

test("in a board sorted by value a card goes where its value stands", () => {
  const board = { ...boardOf({ a: [DESKS], b: [{ ...LAMPS, stage_id: "b" }] }), sort: "value" };

  expect(titles(withChange(board, toB("desks")), "b")).toEqual(["Lamps", "Ten desks"]);
});

test("a fresh board keeps the pages that were scrolled to", () => {
  const old = cardOf({ id: "old", title: "Old", stage_entered_at: "2026-01-01T00:00:00Z" });
  const known = withNextCards(withNext(boardOf({ a: [DESKS] })), "a", { items: [old], next: null });
  const fresh = withNext(boardOf({ a: [{ ...LAMPS, stage_entered_at: "2026-11-10T00:00:00Z" }] }));

  const merged = mergeBoard(known, fresh);

  expect(titles(merged, "a")).toEqual(["Lamps", "Old"]);
  expect(merged.stages[0]?.next).toBeNull();
});

test.each([
  [null, "none"],
  ["2026-11-22T09:00:00Z", "overdue"],
  ["2026-11-23T11:00:00Z", "overdue"],
  ["2026-11-23T15:00:00Z", "today"],
  ["2026-11-25T15:00:00Z", "planned"],
])("an activity at %s is %s", (at, state) => {
  expect(activityState(at, "UTC", new Date(NOW))).toBe(state);
});

test("days in the stage count only past what the stage allows", () => {
  const card = cardOf({ stage_entered_at: "2026-11-13T12:00:00Z" });

  expect(daysOver(card, 14, new Date(NOW))).toBeNull();
  expect(daysOver(card, 7, new Date(NOW))).toBe(10);
  expect(daysOver(card, null, new Date(NOW))).toBeNull();
});

function withNext(board: Board): Board {
  return { ...board, stages: board.stages.map((column) => ({ ...column, next: "more" })) };
}
