/** What somebody has chosen; what is left out is as the view, or the list, has it. */
export type Kept = { shown?: string[]; widths?: Record<string, number> };

type Known = { id: string; fixed?: boolean; hiddenAtFirst?: boolean; isOwn?: boolean };

export function keyOf(list: string, memberId: string, viewId: string | undefined): string {
  return `headwater.columns.${memberId}.${list}.${viewId ?? "all"}`;
}

/** The columns that are shown, in order: first those that are always there. */
export function shownOf(columns: Known[], wanted: string[]): string[] {
  const fixed = columns.filter((column) => column.fixed).map(({ id }) => id);
  const usual = columns.filter(({ hiddenAtFirst, isOwn }) => !hiddenAtFirst && !isOwn);
  const chosen = wanted.length ? wanted : usual.map(({ id }) => id);
  const known = new Set(columns.map(({ id }) => id));
  return [...new Set([...fixed, ...chosen])].filter((id) => known.has(id));
}

export function toggled(ids: string[], id: string): string[] {
  return ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];
}

/** One place to the left or right; the first column keeps its place. */
export function movedBy(ids: string[], id: string, by: -1 | 1): string[] {
  const from = ids.indexOf(id);
  const to = from + by;
  if (from < 1 || to < 1 || to >= ids.length) return ids;
  const next = [...ids];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}
