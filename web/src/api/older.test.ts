import { expect, test } from "vitest";

import { askingAgain, asOfWhen, withAge } from "./older";

const EARLY = "2026-11-27T10:31:00Z";
const LATE = "2026-11-27T10:32:00Z";

function answer(asOf?: string): { n: number } {
  const headers = asOf ? { "Headwater-As-Of": asOf } : undefined;
  return withAge({ n: 1 }, new Response(null, headers && { headers }));
}

function wait(data: unknown) {
  return askingAgain.refetchInterval({ state: { data } });
}

test("what stays out of date is asked for ever more seldom, and no more once it is not", () => {
  let data: unknown;
  const waits = [EARLY, EARLY, LATE, LATE, LATE, LATE, undefined].map((asOf) => {
    data = askingAgain.structuralSharing(data, answer(asOf));
    return wait(data);
  });

  expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, false]);
});

test("an equal answer is shared, with the age of the new one", () => {
  const before = askingAgain.structuralSharing(undefined, answer(EARLY));

  const later = askingAgain.structuralSharing(before, answer(LATE));
  expect(later).toBe(before);
  expect(asOfWhen(later)).toBe(LATE);

  expect(asOfWhen(askingAgain.structuralSharing(later, answer()))).toBeUndefined();
});

test("of a list in pages the oldest one counts", () => {
  const pages = { pages: [answer(), answer(LATE), answer(EARLY)], pageParams: [] };

  const data = askingAgain.structuralSharing(undefined, pages);

  expect(asOfWhen(data)).toBe(EARLY);
  expect(wait(data)).toBe(1000);
});
