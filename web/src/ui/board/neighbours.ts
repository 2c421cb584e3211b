type Column = { cards: { id: string }[] };

/** The card the arrow key leads to from this one; undefined when there is none. */
export function neighbour(columns: Column[], cardId: string, key: string): string | undefined {
  const at = placeOf(columns, cardId);
  if (!at) return undefined;
  const cards = columns[at.column]?.cards ?? [];
  if (key === "ArrowDown") return cards[at.row + 1]?.id;
  if (key === "ArrowUp") return cards[at.row - 1]?.id;
  if (key === "Home") return cards[0]?.id;
  if (key === "End") return cards.at(-1)?.id;
  return beside(columns, at, key === "ArrowRight" ? 1 : -1);
}

/** The nearest column that has cards, at the same height. */
function beside(columns: Column[], at: { column: number; row: number }, way: 1 | -1) {
  for (let index = at.column + way; columns[index]; index += way) {
    const cards = columns[index]?.cards ?? [];
    if (cards.length) return cards[Math.min(at.row, cards.length - 1)]?.id;
  }
  return undefined;
}

function placeOf(columns: Column[], cardId: string) {
  for (const [column, { cards }] of columns.entries()) {
    const row = cards.findIndex((card) => card.id === cardId);
    if (row >= 0) return { column, row };
  }
  return undefined;
}

/** The next one in a row, to the right or to the left; the last one stays. */
export function stepped<T>(row: readonly T[], from: T, key: string): T {
  const next = row.indexOf(from) + (key === "ArrowRight" ? 1 : -1);
  return row[next] ?? from;
}
