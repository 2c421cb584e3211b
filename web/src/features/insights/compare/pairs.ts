/** One figure on both sides. A share is told in points, an amount in its change. */
export type Pair = {
  name: string;
  kind: "amount" | "share";
  /** Undefined or null: not known there. */
  sides: readonly [number | null, number | null];
  /** What the shares are made of. */
  n?: readonly [number, number];
  write: (value: number) => string;
};

export type Change = { by: number; share: number | undefined };

/** How much more there is here than there; undefined where one side is not known. */
export function changeOf({ sides: [here, there] }: Pair): Change | undefined {
  if (here === null || there === null) return undefined;
  return { by: here - there, share: there > 0 ? here / there - 1 : undefined };
}

/** A side as the API writes it: amounts are text. */
export function numberOf(value: string | number | null): number | null {
  return value === null ? null : Number(value);
}
