import { describe, expect, it, vi } from "vitest";

import { type Change, clashNow, keptOf, saveEdit } from "./edits";
import { Problem } from "./problem";

function change(field: string, after: unknown, before: unknown = "old", made = 2): Change {
  const who = { actor_id: "b", actor_name: "Bob", at: "2026-01-01T00:00:00Z" };
  return { field, before, after, before_name: null, after_name: null, made, clashes: true, ...who };
}

function stale(version: number, changes: Change[]): Problem {
  return new Problem({ code: "stale", status: 412, detail: "", extension: { version, changes } });
}

describe("what is sent again", () => {
  it("leaves out what the colleague's value is taken for and keeps the rest", () => {
    const patch = { title: "Mine", value: "5", custom: { room: "C", floor: "2" } };
    const clashing = [change("title", "Theirs"), change("custom.room", "B")];

    expect(keptOf(patch, clashing, new Set())).toEqual({ value: "5", custom: { floor: "2" } });
    expect(keptOf(patch, clashing, new Set(["title"]))).toEqual({
      title: "Mine",
      value: "5",
      custom: { floor: "2" },
    });
  });

  it("gives back as it was seen what belongs to mine and was not touched", () => {
    const kept = keptOf(
      { currency: "EUR" } as object,
      [change("value", "200", "100")],
      new Set(["value"]),
    );

    expect(kept).toEqual({ currency: "EUR", value: "100" });
  });
});

describe("an edit that a colleague was faster with", () => {
  it("waits for a decision and is written with the version that was told", async () => {
    const send = vi
      .fn()
      .mockRejectedValueOnce(stale(7, [change("title", "Theirs", "old", 7)]))
      .mockResolvedValueOnce({ version: 8 });
    const saved = saveEdit({
      ...{ kind: "deal", id: "1", version: 6, patch: { title: "Mine" } },
      ...{ send, read: vi.fn() },
    });
    await vi.waitFor(() => expect(clashNow()?.changes[0]?.after).toBe("Theirs"));

    clashNow()?.decide(new Set(["title"]));

    expect(await saved).toEqual({ version: 8 });
    expect(send).toHaveBeenLastCalledWith({ title: "Mine" }, 7);
    expect(clashNow()).toBeUndefined();
  });

  it("is read anew when all of theirs is taken", async () => {
    const send = vi.fn().mockRejectedValueOnce(stale(7, [change("title", "Theirs", "old", 7)]));
    const read = vi.fn().mockResolvedValue({ version: 7 });
    const saved = saveEdit({
      ...{ kind: "deal", id: "2", version: 6, patch: { title: "Mine" } },
      ...{ send, read },
    });
    await vi.waitFor(() => expect(clashNow()).toBeDefined());

    clashNow()?.decide(new Set());

    expect(await saved).toEqual({ version: 7 });
    expect(send).toHaveBeenCalledTimes(1);
  });

  it("is not asked about what the same window wrote a moment ago", async () => {
    const send = vi
      .fn()
      .mockResolvedValueOnce({ version: 7 })
      .mockRejectedValueOnce(stale(7, [change("title", "First", "old", 7)]))
      .mockResolvedValueOnce({ version: 8 });
    const base = { kind: "deal", id: "3", version: 6, send, read: vi.fn() } as const;
    await saveEdit({ ...base, patch: { title: "First" } });

    const saved = await saveEdit({ ...base, patch: { title: "Second" } });

    expect(saved).toEqual({ version: 8 });
  });
});
