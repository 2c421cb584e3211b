import { notifications } from "@mantine/notifications";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { afterEach, beforeEach, expect, test } from "vitest";

import { renderApp } from "@/testing/render";
import { server } from "@/testing/server";

import { ADA, mailOf, outgoingOf, threadOf } from "./mail-fixtures";
import { MailPage } from "./mail-page";
import type { Outgoing } from "./queries";
import { WriteForm } from "./write-form";

let sent: string[] = [];
let kept: Outgoing | undefined;

beforeEach(() => {
  // jsdom has no layout: the editor asks where its cursor is.
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
  sent = [];
  kept = undefined;
  const save = async (request: Request) => {
    const body = (await request.json()) as Outgoing;
    kept = { ...outgoingOf(), ...kept, ...body, version: (kept?.version ?? 0) + 1 };
    return HttpResponse.json(kept);
  };
  const say = (what: string, part: Partial<Outgoing>) => {
    sent.push(what);
    kept = outgoingOf({ ...kept, ...part, version: (kept?.version ?? 0) + 1 });
    return HttpResponse.json(kept);
  };
  server.use(
    ...mailOf(),
    http.get("*/api/v1/people", () => HttpResponse.json({ items: [], next: null })),
    http.post("*/api/v1/outgoing", ({ request }) => save(request)),
    http.patch("*/api/v1/outgoing/:id", ({ request }) => save(request)),
    http.post("*/api/v1/outgoing/:id/send", () => say("send", { state: "queued" })),
    http.post("*/api/v1/outgoing/:id/take-back", () => say("take-back", { state: "draft" })),
  );
});

// Toasts are kept outside the tree, and would be there in the next test.
afterEach(() => notifications.clean());

test("an answer goes to who wrote, quotes them, and can be taken back for a while", async () => {
  const { router } = renderApp(<MailPage />, { at: "/mail?thread=thread&answer=reply" });

  expect(await screen.findByText("Ada King <ada@buyer.example>")).toBeVisible();
  expect(screen.getByRole("textbox", { name: "Subject" })).toHaveValue("Re: Ten desks");
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  await userEvent.click(await screen.findByRole("button", { name: "Undo" }));

  await waitFor(() => expect(sent).toEqual(["send", "take-back"]));
  expect(kept).toMatchObject({ to: [ADA], answers_id: "letter", subject: "Re: Ten desks" });
  expect(JSON.stringify(kept?.doc)).toContain("How much are ten desks?");
  expect(router.state.location.search).toMatchObject({ compose: kept?.id });
});

test("an answer that was only opened is not kept", async () => {
  renderApp(<MailPage />, { at: "/mail?thread=thread&answer=reply" });

  const text = await screen.findByRole("textbox", { name: "Text of the letter" });
  await waitFor(() => expect(text).toHaveTextContent("How much are ten desks?"));

  expect(screen.queryByText(/^(Not kept yet|Keeping|Kept as a draft)/)).not.toBeInTheDocument();
});

test("what is no address is said at the field, and nothing leaves", async () => {
  renderApp(<WriteForm outgoingId="new" to="ada" onDone={() => undefined} />);

  expect(await screen.findByText("“ada” is no mail address.")).toBeVisible();
  expect(screen.getByRole("button", { name: "Send" })).toBeDisabled();
});

test("who cannot be written to is not left out in silence", async () => {
  renderApp(<WriteForm outgoingId="new" to="ada;bo@b.example" onDone={() => undefined} />);

  const text = await screen.findByRole("textbox", { name: "Text of the letter" });
  text.focus();
  await userEvent.keyboard("{Control>}{Enter}{/Control}");

  expect(await screen.findByText("“ada” is no mail address.")).toBeVisible();
  expect(sent).toEqual([]);
});

test("a letter that is passed on says what it does not carry", async () => {
  const attachments = [
    { id: "f", name: "offer.pdf", content_type: "application/pdf", size: 9, is_inline: false },
  ];
  const [letter] = threadOf().letters;
  const letters = letter ? [{ ...letter, attachments }] : [];
  server.use(...mailOf({ threads: [threadOf({ letters })] }));
  renderApp(<MailPage />, { at: "/mail?thread=thread&answer=forward" });

  expect(await screen.findByText("Not carried along: offer.pdf")).toBeVisible();
  expect(screen.getByRole("textbox", { name: "Subject" })).toHaveValue("Fwd: Ten desks");
});

test("what could not be sent is edited and sent again", async () => {
  kept = outgoingOf({ state: "failed", problem_text: "No such mailbox." });
  server.use(http.get("*/api/v1/outgoing/out", () => HttpResponse.json(kept)));
  renderApp(<WriteForm outgoingId="out" to={undefined} onDone={() => undefined} />);

  expect(await screen.findByRole("textbox", { name: "Subject" })).toHaveValue("Desks");
  await userEvent.click(screen.getByRole("button", { name: "Send" }));

  await waitFor(() => expect(sent).toEqual(["send"]));
});
