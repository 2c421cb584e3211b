import { HttpResponse, http } from "msw";
import { expect, test, vi } from "vitest";

import { server } from "@/testing/server";

import { type Content, keepDraft } from "./draft";
import type { Outgoing } from "./queries";

const CONTENT: Content = {
  mailbox_id: "box",
  to: [],
  cc: [],
  bcc: [],
  subject: "",
  doc: { type: "doc", content: [{ type: "paragraph" }] },
  template_id: null,
  follow_up_at: null,
};
const START = { id: "one", content: CONTENT };

/** A server that keeps one draft and checks its version; tells what it was sent. */
function drafts(first?: Partial<Outgoing>) {
  let kept = first && ({ ...CONTENT, id: "one", version: 1, enclosures: [], ...first } as Outgoing);
  const sent: string[] = [];
  const write = async (request: Request) => {
    const body = (await request.json()) as Outgoing;
    sent.push(`${request.method} ${body.subject}`);
    kept = { ...kept, ...body, id: "one", version: (kept?.version ?? 0) + 1 };
    return HttpResponse.json(kept);
  };
  server.use(
    http.post("*/api/v1/outgoing", ({ request }) => write(request)),
    http.get("*/api/v1/outgoing/one", () => HttpResponse.json(kept)),
    http.patch("*/api/v1/outgoing/one", ({ request }) =>
      request.headers.get("If-Match") === `"${kept?.version}"`
        ? write(request)
        : HttpResponse.json({ code: "stale", status: 412, detail: "Old." }, { status: 412 }),
    ),
  );
  return {
    sent,
    now: () => kept,
    elsewhere: (part: Partial<Outgoing>) => {
      if (kept) kept = { ...kept, ...part, version: kept.version + 1 };
    },
  };
}

test("what is written is kept a moment later, first as a new draft, then as a change of it", async () => {
  const { sent, now } = drafts();
  const keeper = keepDraft(START, 5);

  keeper.change({ subject: "De" });
  keeper.change({ subject: "Desk" });
  await vi.waitFor(() => expect(keeper.now().step).toBe("saved"));
  keeper.change({ subject: "Desks" });
  await vi.waitFor(() => expect(now()?.subject).toBe("Desks"));

  expect(sent).toEqual(["POST Desk", "PATCH Desks"]);
});

test("a letter nobody touched is kept nowhere when its composer closes", async () => {
  const { sent } = drafts();

  await keepDraft(START).close();

  expect(sent).toEqual([]);
});

test("what is no address yet stays on screen and is not sent", async () => {
  const { now } = drafts();
  const keeper = keepDraft(START);
  const typed = { name: "", address: "ada" };

  keeper.change({ to: [typed, { name: "", address: "bo@b.example" }] });
  await keeper.flush();

  expect(now()?.to).toEqual([{ name: "", address: "bo@b.example" }]);
  expect(keeper.now().content.to[0]).toEqual(typed);
});

test("a file that went in meanwhile is no clash", async () => {
  const { now, elsewhere } = drafts();
  const keeper = keepDraft(START);
  await keeper.flush();
  elsewhere({ enclosures: [{ id: "f", name: "a.pdf", content_type: "", size: 1 }] });

  keeper.change({ subject: "Desks" });
  await keeper.flush();

  expect(now()).toMatchObject({ subject: "Desks", enclosures: [{ name: "a.pdf" }] });
});

test("another window's text is not written over until somebody says so", async () => {
  const { now, elsewhere } = drafts();
  const keeper = keepDraft(START);
  await keeper.flush();
  elsewhere({ subject: "Chairs" });

  keeper.change({ subject: "Desks" });
  await expect(keeper.flush()).rejects.toMatchObject({ status: 412 });
  expect([keeper.now().step, now()?.subject]).toEqual(["clash", "Chairs"]);

  await keeper.decide("mine");

  expect([keeper.now().step, now()?.subject]).toEqual(["saved", "Desks"]);
});

test("the other window's text can be taken, in a new editor", async () => {
  const { elsewhere } = drafts();
  const keeper = keepDraft(START);
  await keeper.flush();
  elsewhere({ subject: "Chairs" });
  keeper.change({ subject: "Desks" });
  await keeper.flush().catch(() => undefined);

  await keeper.decide("theirs");

  expect(keeper.now()).toMatchObject({ step: "saved", round: 1, content: { subject: "Chairs" } });
});
