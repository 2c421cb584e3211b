import { expect, it } from "vitest";

import { covers, inReadingOrder, moved, removed, reordered, resized, stepped } from "./layout";

const box = (id: string, x: number, y: number, w = 6, h = 4) => ({ id, x, y, w, h });
const TILES = [box("a", 0, 0), box("b", 6, 0), box("c", 0, 4, 12, 6), box("d", 0, 10, 4, 3)];
const at = (tiles: ReturnType<typeof box>[], id: string) => {
  const { x, y, w, h } = tiles.find((tile) => tile.id === id) ?? box("", -1, -1);
  return [x, y, w, h];
};

it("changes places with the tile it is half over", () => {
  const next = moved(TILES, "c", { x: 0, y: -2 });

  expect(inReadingOrder(next).map(({ id }) => id)).toEqual(["c", "a", "b", "d"]);
  expect(at(next, "c")).toEqual([0, 0, 12, 6]);
});

it("falls back when it is moved a little", () => {
  expect(inReadingOrder(moved(TILES, "c", { x: 0, y: 5 }))).toEqual(inReadingOrder(TILES));
});

it("goes past the next tile with one step up or down", () => {
  const down = stepped(TILES, "c", "down");
  expect(at(down, "d")).toEqual([0, 4, 4, 3]);
  expect(at(down, "c")).toEqual([0, 7, 12, 6]);
  expect(inReadingOrder(stepped(down, "c", "up"))).toEqual(inReadingOrder(TILES));
  expect(stepped(TILES, "d", "down")).toEqual(TILES);
});

it("stays between the edges", () => {
  expect(at(moved(TILES, "b", { x: 20, y: 0 }), "b")).toEqual([6, 0, 6, 4]);
  expect(at(stepped(TILES, "a", "left"), "a")).toEqual([0, 0, 6, 4]);
});

it("pushes down what is in the way of a larger tile, and pulls up behind a smaller one", () => {
  const wide = resized(TILES, "a", { w: 9, h: 4 }, { w: 3, h: 3 });
  expect(at(wide, "a")).toEqual([0, 0, 9, 4]);
  expect(at(wide, "b")).toEqual([6, 4, 6, 4]);
  const low = resized(TILES, "c", { w: 12, h: 1 }, { w: 4, h: 3 });
  expect(at(low, "c")).toEqual([0, 4, 12, 3]);
  expect(at(low, "d")).toEqual([0, 7, 4, 3]);
});

it("closes the gap of a tile that is taken away", () => {
  expect(at(removed(TILES, "c"), "d")).toEqual([0, 4, 4, 3]);
});

it("goes one earlier or later as one reads, and changes places with the one beside it", () => {
  const names = (tiles: ReturnType<typeof box>[]) => inReadingOrder(tiles).map(({ id }) => id);

  const swapped = reordered(TILES, "b", -1);
  expect(names(swapped)).toEqual(["b", "a", "c", "d"]);
  expect([at(swapped, "b"), at(swapped, "a")]).toEqual([
    [0, 0, 6, 4],
    [6, 0, 6, 4],
  ]);
  expect(names(reordered(TILES, "c", -1))).toEqual(["a", "c", "b", "d"]);
  expect(names(reordered(TILES, "c", 1))).toEqual(["a", "b", "d", "c"]);
  expect(reordered(TILES, "a", -1)).toEqual(TILES);
  expect(reordered(TILES, "d", 1)).toEqual(TILES);
});

it("never lays two tiles upon each other, whatever is done", () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 16807) % 2147483647;
    return seed % below;
  };
  let tiles = TILES;
  for (let turn = 0; turn < 400; turn += 1) {
    const id = ["a", "b", "c", "d"][random(4)] as string;
    tiles =
      random(2) === 0
        ? moved(tiles, id, { x: random(14) - 1, y: random(20) - 3 })
        : resized(tiles, id, { w: random(14), h: random(9) }, { w: 3, h: 2 });
    for (const one of tiles) {
      expect(one.x).toBeGreaterThanOrEqual(0);
      expect(one.x + one.w).toBeLessThanOrEqual(12);
      for (const other of tiles) if (one !== other) expect(covers(one, other)).toBe(false);
    }
  }
});

it("lays none upon another when tiles are reordered either", () => {
  let tiles = [...TILES, box("e", 4, 10, 8, 3)];
  for (const [turn, id] of [..."cabdeedcbaacebd"].entries()) {
    const before = inReadingOrder(tiles).findIndex((tile) => tile.id === id);
    const by = turn % 3 === 0 ? 1 : -1;
    tiles = reordered(tiles, id, by);
    const after = inReadingOrder(tiles).findIndex((tile) => tile.id === id);
    expect(after).toBe(Math.max(0, Math.min(tiles.length - 1, before + by)));
    const pairs = tiles.flatMap((one) => tiles.map((other) => [one, other] as const));
    expect(pairs.some(([one, other]) => one !== other && covers(one, other))).toBe(false);
    expect(tiles.every(({ x, w }) => x >= 0 && x + w <= 12)).toBe(true);
  }
});
