import { expect, test } from "vitest";

import { neighbour } from "@/ui/board/neighbours";

import { boardOf, cardOf } from "./board-fixtures";
import { nextTarget } from "./board-keys";

const card = (id: string, stage_id: string) => cardOf({ id, title: id, stage_id });
const BOARD = boardOf({ a: [card("a1", "a"), card("a2", "a")], b: [], c: [card("c1", "c")] });

test("arrows walk up and down a column and jump over empty ones", () => {
  expect(neighbour(BOARD.stages, "a1", "ArrowDown")).toBe("a2");
  expect(neighbour(BOARD.stages, "a2", "ArrowDown")).toBeUndefined();
  expect(neighbour(BOARD.stages, "a2", "ArrowRight")).toBe("c1");
  expect(neighbour(BOARD.stages, "c1", "ArrowLeft")).toBe("a1");
  expect(neighbour(BOARD.stages, "c1", "ArrowRight")).toBeUndefined();
});

test("a lifted card goes through the stages, down to the drop zones and back up", () => {
  const lifted = { card: card("a1", "a"), target: { stageId: "a" } };

  expect(nextTarget(BOARD, lifted, "ArrowRight")).toEqual({ stageId: "b" });
  expect(nextTarget(BOARD, lifted, "ArrowLeft")).toEqual({ stageId: "a" });
  expect(nextTarget(BOARD, lifted, "ArrowDown")).toEqual({ zone: "won" });
  const below = { ...lifted, target: { zone: "won" as const } };
  expect(nextTarget(BOARD, below, "ArrowRight")).toEqual({ zone: "lost" });
  expect(nextTarget(BOARD, below, "ArrowUp")).toEqual({ stageId: "a" });
});
