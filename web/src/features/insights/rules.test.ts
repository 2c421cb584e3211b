import { expect, test } from "vitest";

import type { Schema } from "@/api/client";

import { duration, isSmall, percentOf, segmentsOf, shownStages, toCsv } from "./rules";

function stage(counts: Record<string, number>, rest = {}): Schema["FunnelStageOut"] {
  const amount = (name: string) => ({ n: counts[name] ?? 0, value: "0" });
  return {
    stage_id: "s",
    name: "Proposal",
    position: 0,
    is_archived: false,
    reached: amount("reached"),
    undecided: amount("undecided"),
    won: amount("won"),
    lost: amount("lost"),
    void: amount("void"),
    skipped: amount("skipped"),
    conversion: null,
    conversion_by_value: null,
    leakage: null,
    leakage_by_value: null,
    leaked_value: "0",
    ...rest,
  };
}

test("the parts of a bar add up to what reached the stage", () => {
  const segments = segmentsOf(stage({ reached: 100, undecided: 10, won: 5, lost: 20, void: 1 }));

  expect(segments).toEqual([
    { kind: "on", n: 64 },
    { kind: "won", n: 5 },
    { kind: "undecided", n: 10 },
    { kind: "lost", n: 20 },
    { kind: "void", n: 1 },
  ]);
});

test("a part nobody is in is not drawn", () => {
  expect(segmentsOf(stage({ reached: 3, lost: 3 }))).toEqual([{ kind: "lost", n: 3 }]);
});

test("an archived stage is shown only when somebody of the cohort was in it", () => {
  const gone = stage({ reached: 0 }, { is_archived: true });
  const remembered = stage({ reached: 2 }, { is_archived: true });
  const empty = stage({ reached: 0 });

  expect(shownStages([gone, remembered, empty])).toEqual([remembered, empty]);
});

test("widths are true to counts, and nothing is divided by nothing", () => {
  expect([percentOf(1, 3), percentOf(0, 3), percentOf(3, 3), percentOf(1, 0)]).toEqual([
    33.33, 0, 100, 0,
  ]);
});

test("fewer than ten are a small sample", () => {
  expect([isSmall(9), isSmall(10)]).toEqual([true, false]);
});

test("times are said as exactly as they mean something", () => {
  expect(duration(0.01)).toEqual({ unit: "moments", value: 0.01 });
  expect(duration(0.5)).toEqual({ unit: "hours", value: 12 });
  expect(duration(13.84)).toEqual({ unit: "days", value: 13.8 });
  expect(duration(5443.1)).toEqual({ unit: "days", value: 5443 });
  expect(duration(0)).toEqual({ unit: "days", value: 0 });
});

test("a CSV keeps commas and quotes, and no cell of it runs as a formula", () => {
  const csv = toCsv([
    ["Stage", "Value"],
    ['Say "yes"', "¥1,234"],
    ["=1+1", "-12.5%"],
  ]);

  expect(csv).toBe('\uFEFFStage,Value\r\n"Say ""yes""","¥1,234"\r\n\'=1+1,-12.5%\r\n');
});
