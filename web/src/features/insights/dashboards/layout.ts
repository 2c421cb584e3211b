import type { DashboardTile, TileKind } from "./queries";

export const COLUMNS = 12;
const HIGHEST = 40;

type Box = Pick<DashboardTile, "id" | "x" | "y" | "w" | "h">;
type Least = { w: number; h: number };
export type Direction = "up" | "down" | "left" | "right";

/** Put a tile elsewhere: what it falls upon makes room, and nothing hangs in the air. */
export function moved<T extends Box>(tiles: T[], id: string, to: { x: number; y: number }): T[] {
  const { tile, others } = taken(tiles, id);
  if (!tile) return tiles;
  const x = clamp(to.x, 0, COLUMNS - tile.w);
  // Whose middle lies higher comes first: half over a tile it changes places with it, and beside it as well.
  const goesBefore = (other: T) => to.y + tile.h / 2 <= other.y + other.h / 2;
  return settled(others, { ...tile, x, y: Math.max(0, to.y) }, goesBefore);
}

/** Make a tile another size; it stays where it is, and what is in its way makes room. */
export function resized<T extends Box>(
  tiles: T[],
  id: string,
  size: { w: number; h: number },
  least: Least,
): T[] {
  const { tile, others } = taken(tiles, id);
  if (!tile) return tiles;
  const w = clamp(size.w, least.w, COLUMNS - tile.x);
  const h = clamp(size.h, least.h, HIGHEST);
  return settled(others, { ...tile, w, h }, (other) => tile.y <= other.y);
}

/** One step by keyboard: sideways by a column, up and down past the tile that lies there. */
export function stepped<T extends Box>(tiles: T[], id: string, direction: Direction): T[] {
  const { tile, others } = taken(tiles, id);
  if (!tile) return tiles;
  if (direction === "left" || direction === "right") {
    return moved(tiles, id, { x: tile.x + (direction === "left" ? -1 : 1), y: tile.y });
  }
  const inColumn = others.filter(
    (other) => other.x < tile.x + tile.w && tile.x < other.x + other.w,
  );
  const beyond =
    direction === "up"
      ? inColumn.filter(({ y }) => y < tile.y).sort((a, b) => b.y - a.y)[0]
      : inColumn.filter(({ y }) => y > tile.y).sort((a, b) => a.y - b.y)[0];
  if (!beyond) return tiles;
  const middle = beyond.y + beyond.h / 2 - tile.h / 2;
  const y = direction === "up" ? Math.ceil(middle) - 1 : Math.floor(middle) + 1;
  return moved(tiles, id, { x: tile.x, y });
}

/** A new tile lies below all others. */
export function added(
  tiles: DashboardTile[],
  kind: TileKind,
  id: string,
  question: DashboardTile["question"] = {},
): DashboardTile[] {
  const y = Math.max(0, ...tiles.map((tile) => tile.y + tile.h));
  return [...tiles, { id, kind: kind.kind, x: 0, y, w: kind.w, h: kind.h, question }];
}

/** One earlier or later as one reads them; of two beside each other the places are changed. */
export function reordered<T extends Box>(tiles: T[], id: string, by: 1 | -1): T[] {
  const order = inReadingOrder(tiles);
  const at = order.findIndex((tile) => tile.id === id);
  const [first, second] = [Math.min(at, at + by), Math.max(at, at + by)];
  const [left, right] = [order[first], order[second]];
  if (at < 0 || !left || !right) return tiles;
  const isBeside = left.y === right.y;
  order[first] = isBeside ? { ...right, x: left.x } : right;
  order[second] = isBeside ? { ...left, x: right.x + right.w - left.w } : left;
  const laid: T[] = [];
  for (const tile of order) {
    const before = laid.at(-1);
    let y = before ? (tile.x > before.x ? before.y : before.y + 1) : 0;
    while (laid.some((other) => covers({ ...tile, y }, other))) y += 1;
    laid.push({ ...tile, y });
  }
  return laid;
}

export function asked(
  tiles: DashboardTile[],
  id: string,
  question: DashboardTile["question"],
): DashboardTile[] {
  return tiles.map((one) => (one.id === id ? { ...one, question } : one));
}

export function removed<T extends Box>(tiles: T[], id: string): T[] {
  const laid: T[] = [];
  for (const other of taken(tiles, id).others) laid.push(dropped(other, laid));
  return laid;
}

/** As one reads them: line by line. */
export function inReadingOrder<T extends Box>(tiles: T[]): T[] {
  return [...tiles].sort((a, b) => a.y - b.y || a.x - b.x);
}

function taken<T extends Box>(tiles: T[], id: string) {
  return {
    tile: tiles.find((tile) => tile.id === id),
    others: inReadingOrder(tiles.filter((tile) => tile.id !== id)),
  };
}

/** Lay the others one after the other, the tile among them where it comes first. */
function settled<T extends Box>(others: T[], tile: T, goesBefore: (other: T) => boolean): T[] {
  const laid: T[] = [];
  let isLaid = false;
  for (const other of others) {
    if (!isLaid && goesBefore(other)) {
      laid.push(dropped(tile, laid));
      isLaid = true;
    }
    laid.push(dropped(other, laid));
  }
  if (!isLaid) laid.push(dropped(tile, laid));
  return laid;
}

/** Down until it lies on nothing, then up as far as it goes. */
function dropped<T extends Box>(tile: T, laid: T[]): T {
  const isFree = (y: number) => !laid.some((other) => covers({ ...tile, y }, other));
  let y = tile.y;
  while (!isFree(y)) y += 1;
  while (y > 0 && isFree(y - 1)) y -= 1;
  return { ...tile, y };
}

export function covers(a: Box, b: Box): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
