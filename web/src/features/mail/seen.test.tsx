import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { renderApp } from "@/testing/render";
import { server } from "@/testing/server";

import { letterOf, mailOf, threadOf } from "./mail-fixtures";
import { MailPage } from "./mail-page";
import { WriteForm } from "./write-form";

const NONE = { human: 0, proxy: 0, prefetch: 0, scanner: 0, self: 0 };
const EVENT = { at: "2026-11-20T08:00:00Z", target: "", user_agent: "Chrome", network: "" };
const SEEN = {
  ...{ letter_id: "letter", outgoing_id: "out", receivers: 2 },
  ...{ opens: { ...NONE, human: 2, proxy: 1 }, clicks: { ...NONE, human: 1, scanner: 3 } },
  events: [
    { ...EVENT, id: "1", kind: "open", who: "human", rule: "nothing_against" },
    { ...EVENT, id: "2", kind: "click", who: "scanner", rule: "honeypot" },
  ],
};

beforeEach(() => {
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
});

test("humans are counted, machines are told beside them and folded away", async () => {
  const thread = threadOf({ letters: [letterOf({ direction: "out" })] });
  server.use(...mailOf({ threads: [thread], seen: [SEEN] }));
  renderApp(<MailPage />, { at: "/mail?thread=thread" });

  // The first screen of a file loads its pieces.
  await screen.findByRole("heading", { name: "Ten desks" }, { timeout: 5000 });
  const seen = await screen.findByRole("button", { name: /Opened 2× · 1 click · 4 by machines/ });
  await userEvent.click(seen);
  expect(screen.getByText(/which one it was cannot be known/)).toBeVisible();
  expect(screen.getByText("A human opened")).toBeVisible();
  expect(screen.queryByText("A scanner followed a link")).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "4 by machines: not counted" }));
  expect(screen.getByText(/it followed a link that nobody can see/)).toBeVisible();
});

test("who is not to be written to is said before it is sent", async () => {
  server.use(
    http.get("*/api/v1/people", () => HttpResponse.json({ items: [], next: null })),
    http.get("*/api/v1/suppressed", () =>
      HttpResponse.json({ items: [{ address: "bo@b.example", reason: "unsubscribed" }] }),
    ),
    ...mailOf(),
  );
  renderApp(<WriteForm outgoingId="new" to="bo@b.example" onDone={() => undefined} />);

  expect(await screen.findByText(/bo@b.example \(Unsubscribed\)/)).toBeVisible();
  expect(screen.getByRole("checkbox", { name: "Send it even so" })).not.toBeChecked();
  expect(screen.getByRole("button", { name: "Track opens and links" })).toHaveAttribute(
    "aria-pressed",
    "false",
  );
});
