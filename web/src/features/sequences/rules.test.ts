import { describe, expect, it } from "vitest";

import { daysOf, END, moved, newStep, newVariant, without } from "./rules";

const mail = newStep("mail", []);
const wait = newStep("wait", [mail]);
const again = newStep("mail", [mail, wait]);
const asks = { ...newStep("branch", [mail, wait, again]), target: END };

describe("steps", () => {
  it("have keys of their own, and answer the mail before", () => {
    expect(new Set([mail, wait, again, asks].map((one) => one.key)).size).toBe(4);
    expect([mail.is_answer, again.is_answer]).toEqual([false, true]);
  });

  it("lead forward only, however they are moved", () => {
    const branch = { ...asks, target: again.key };
    expect(moved([mail, branch, again], 1, 1).at(-1)?.target).toBe(END);
    expect(moved([mail, branch, again], 0, -1)).toEqual([mail, branch, again]);
    expect(without([mail, branch, again], again.key)[1]?.target).toBe(END);
  });

  it("answer nothing when no mail is left before them", () => {
    expect(without([mail, wait, again], mail.key)[1]?.is_answer).toBe(false);
  });

  it("are told by the day they come on", () => {
    expect(daysOf([mail, wait, again])).toEqual([1, 1, 4]);
  });

  it("have wordings with letters that are free", () => {
    const first = newVariant([]);
    expect([first.key, newVariant([first]).key]).toEqual(["A", "B"]);
  });
});
