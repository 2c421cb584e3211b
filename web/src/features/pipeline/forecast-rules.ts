import type { Schema } from "@/api/client";

export type Forecast = Schema["ForecastOut"];
export type ForecastColumn = Schema["ForecastColumn"];
export type ForecastCard = Schema["ForecastCard"];

/** A card on its way to another column, with its new day. */
export type CloseMove = { card: ForecastCard; to: string; day: string | null };

export function columnOf(board: Forecast, cardId: string): string | undefined {
  return board.columns.find(({ cards }) => cards.some(({ id }) => id === cardId))?.key;
}

/**
 * The day a deal is expected on when it is dropped on a column: the same day of the new month (of a
 * quarter, in the month at the same place), or the month's last when there is no such day, it is
 * over, or the deal had no day. Undefined: nothing can be put there.
 */
export function dayIn(column: ForecastColumn, day: string | null): string | null | undefined {
  if (column.key === "none") return null;
  if (column.key === "overdue" || !column.first) return undefined;
  const [start, length] = startOf(column);
  const offset = length === 3 && day ? (Number(day.slice(5, 7)) - 1) % 3 : day ? 0 : length - 1;
  const last = daysOfMonth(start + offset);
  const wanted = day ? Math.min(Number(day.slice(8)), last) : last;
  const found = written(start + offset, wanted);
  return found >= column.first ? found : endAfter(column.first, start, length);
}

/** The last day of the first month that is not over. */
function endAfter(first: string, start: number, length: number): string {
  for (let month = start; month < start + length; month += 1) {
    const end = written(month, daysOfMonth(month));
    if (end >= first) return end;
  }
  return first;
}

/** The first month of a column, counted from year 0, and how many it has. */
function startOf(column: ForecastColumn): [month: number, length: number] {
  const quarter = /^(\d{4})-Q(\d)$/.exec(column.key);
  if (quarter) return [Number(quarter[1]) * 12 + (Number(quarter[2]) - 1) * 3, 3];
  const text = column.key === "later" ? (column.first ?? "") : column.key;
  return [Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1, 1];
}

function daysOfMonth(month: number): number {
  return new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();
}

function written(month: number, day: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, "0");
  return `${year}-${two((month % 12) + 1)}-${two(day)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** The board after a move. Amounts in another currency wait for the server's rate. */
export function withMove(board: Forecast, { card, to, day }: CloseMove): Forecast {
  const home = columnOf(board, card.id);
  const moved = { ...card, expected_close_date: day };
  return {
    ...board,
    columns: board.columns.map((column) => {
      const isHome = column.key === home;
      if (!isHome && column.key !== to) return column;
      const cards = column.cards.filter(({ id }) => id !== card.id);
      const left = isHome ? withSums(board, column, card, -1) : column;
      if (column.key !== to) return { ...left, cards };
      const landed = withSums(board, left, card, 1);
      return { ...landed, cards: inserted(cards, moved, column.next) };
    }),
  };
}

function withSums(board: Forecast, column: ForecastColumn, card: ForecastCard, sign: 1 | -1) {
  const amount = card.currency === board.currency ? Number(card.value) * sign : 0;
  const weighted = (amount * card.probability) / 100;
  return {
    ...column,
    count: column.count + sign,
    value: Math.max(0, Number(column.value) + amount).toFixed(2),
    weighted_value: Math.max(0, Number(column.weighted_value) + weighted).toFixed(2),
  };
}

function inserted(cards: ForecastCard[], card: ForecastCard, next: string | null | undefined) {
  const index = cards.findIndex((other) => keyOf(other) > keyOf(card));
  if (index >= 0) return cards.toSpliced(index, 0, card);
  return next ? cards : [...cards, card];
}

function keyOf({ expected_close_date, id }: ForecastCard): string {
  return `${expected_close_date ?? "9999"}~${id}`;
}

/** A fresh first page of every column; what was scrolled to behind it stays. */
export function merged(known: Forecast | undefined, fresh: Forecast): Forecast {
  if (!known) return fresh;
  const seen = new Set(fresh.columns.flatMap(({ cards }) => cards.map(({ id }) => id)));
  return {
    ...fresh,
    columns: fresh.columns.map((column) => {
      const before = known.columns.find(({ key }) => key === column.key);
      const last = column.cards.at(-1);
      if (!before || !last || !column.next || before.cards.length <= column.cards.length) {
        return column;
      }
      const tail = before.cards.filter((one) => !seen.has(one.id) && keyOf(one) > keyOf(last));
      return { ...column, cards: [...column.cards, ...tail], next: before.next };
    }),
  };
}

export function withPage(board: Forecast, key: string, page: Schema["ForecastCards"]): Forecast {
  return {
    ...board,
    columns: board.columns.map((column) => {
      if (column.key !== key) return column;
      const known = new Set(column.cards.map(({ id }) => id));
      const more = page.items.filter(({ id }) => !known.has(id));
      return { ...column, cards: [...column.cards, ...more], next: page.next };
    }),
  };
}
