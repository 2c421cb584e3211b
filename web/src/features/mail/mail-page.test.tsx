import { notifications } from "@mantine/notifications";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { afterEach, beforeEach, expect, test } from "vitest";

import { renderApp } from "@/testing/render";
import { server } from "@/testing/server";

import { letterOf, lineOf, mailboxOf, mailOf, outgoingOf, threadOf } from "./mail-fixtures";
import { MailPage } from "./mail-page";

const SECOND = lineOf({ id: "second", subject: "Lamps", unread: 1, letters: 3 });
const LAMPS = threadOf({ id: "second", subject: "Lamps" });

beforeEach(() => {
  server.use(...mailOf({ lines: [lineOf(), SECOND], threads: [threadOf(), LAMPS] }));
});

// Toasts are kept outside the tree, and would be there in the next test.
afterEach(() => notifications.clean());

test("without a mailbox one is invited to connect one", async () => {
  server.use(...mailOf({ mailboxes: [] }));
  renderApp(<MailPage />);

  expect(await screen.findByRole("link", { name: "Connect a mailbox" })).toHaveAttribute(
    "href",
    "/settings/mailboxes",
  );
});

test("j and k go through the threads, and the address says which is in hand", async () => {
  const { router } = renderApp(<MailPage />);
  await screen.findByRole("list", { name: "Inbox" });

  await userEvent.keyboard("jj");
  expect(await screen.findByRole("heading", { name: "Lamps" })).toBeVisible();
  await userEvent.keyboard("k");

  expect(await screen.findByRole("heading", { name: "Ten desks" })).toBeVisible();
  expect(router.state.location.search).toMatchObject({ thread: "thread" });
});

test("a thread put aside by e leaves the next one in hand, and can be had back", async () => {
  const told: unknown[] = [];
  server.use(
    http.put("*/api/v1/threads/thread/done", async ({ request }) => {
      told.push(await request.json());
      return HttpResponse.json(threadOf());
    }),
  );
  const { router } = renderApp(<MailPage />, { at: "/mail?thread=thread" });
  await screen.findByRole("heading", { name: "Ten desks" });

  await userEvent.keyboard("e");
  await userEvent.click(await screen.findByRole("button", { name: "Undo" }));

  await waitFor(() => expect(told).toEqual([{ is_done: true }, { is_done: false }]));
  expect(router.state.location.search).toMatchObject({ thread: "second" });
});

test("unread threads say so in words too, and the inbox says how many there are", async () => {
  renderApp(<MailPage />);

  const list = await screen.findByRole("list", { name: "Inbox" });
  expect(within(list).getByRole("button", { name: /Unread:.*Lamps/ })).toBeVisible();
  expect(await screen.findByRole("button", { name: /Inbox ?1/ })).toBeVisible();
});

test("a letter set in HTML stands in a frame that runs nothing, its pictures only when asked", async () => {
  server.use(
    ...mailOf({
      threads: [threadOf({ letters: [letterOf({ has_html: true, has_remote: true })] })],
    }),
  );
  renderApp(<MailPage />, { at: "/mail?thread=thread" });

  const frame = await screen.findByTitle("Letter: Ten desks");
  expect(frame).toHaveAttribute("sandbox", "allow-popups allow-popups-to-escape-sandbox");
  expect(frame).toHaveAttribute("src", "/api/v1/letters/letter/frame");
  await userEvent.click(screen.getByRole("button", { name: "Show" }));
  expect(screen.getByTitle("Letter: Ten desks")).toHaveAttribute(
    "src",
    "/api/v1/letters/letter/frame?show_remote=true",
  );
});

test("who only sees the deal of a thread reads it and marks nothing", async () => {
  server.use(
    ...mailOf({
      mailboxes: [mailboxOf({ id: "other" })],
      threads: [threadOf({ letters: [letterOf({ is_read: false })] })],
    }),
  );
  renderApp(<MailPage />, { at: "/mail?thread=thread" });

  expect(await screen.findByText("How much are ten desks?")).toBeVisible();
  expect(screen.queryByRole("button", { name: "Mark as done" })).not.toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Say what it is about" })).not.toBeInTheDocument();
});

test("what nobody knows the end of is settled by whoever saw it arrive", async () => {
  const told: unknown[] = [];
  const unknown = outgoingOf({ state: "unknown", problem_text: "The line was cut." });
  server.use(
    ...mailOf({ outgoing: [unknown] }),
    http.post("*/api/v1/outgoing/out/settle", async ({ request }) => {
      told.push(await request.json());
      return HttpResponse.json({ ...unknown, state: "sent" });
    }),
  );
  renderApp(<MailPage />, { at: "/mail?box=outgoing" });

  expect(await screen.findByText("The line was cut.")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "I saw it arrive" }));

  await waitFor(() => expect(told).toEqual([{ was_sent: true }]));
});
