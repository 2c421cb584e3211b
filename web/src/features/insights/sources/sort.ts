import type { Schema } from "@/api/client";

import type { SourceColumn } from "./use-source-lines";

type Line = Schema["SourceLineOut"];

/** By a column, what is unknown last; by name where no column is chosen. */
export function bySource(
  column: SourceColumn | undefined,
  isDown: boolean,
  nameOf: (line: Line) => string,
): (a: Line, b: Line) => number {
  const byName = (a: Line, b: Line) => nameOf(a).localeCompare(nameOf(b));
  if (!column) return byName;
  return (a, b) => {
    const [one, other] = [a[column], b[column]];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return (isDown ? -1 : 1) * (Number(one) - Number(other)) || byName(a, b);
  };
}
