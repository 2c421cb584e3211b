import type { CSSProperties } from "react";

/** Tells the style sheet how deep in a tree something stands; beyond the deepest all stand alike. */
export function depth(level: number, deepest: number): CSSProperties {
  return { "--level": Math.min(level, deepest) } as CSSProperties;
}
