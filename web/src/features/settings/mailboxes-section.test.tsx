import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { renderApp } from "@/testing/render";
import { server } from "@/testing/server";

import { MailboxesSection } from "./mailboxes-section";

const QQ = {
  ...{ imap_host: "imap.qq.com", imap_port: 993, imap_security: "tls" },
  ...{ smtp_host: "smtp.qq.com", smtp_port: 465, smtp_security: "tls" },
  ...{ username: "mo@qq.com", source: "provider", secret: "authorization_code" },
  ...{ provider: "QQ", must_switch_on: true },
};
const MINE = {
  ...{ id: "box", address: "mo@qq.com", is_mine: true, sight: "private", state: "working" },
  ...{ done: 0, total: 0, fetched_at: null, problem: "", problem_text: "", version: 3 },
  ...{ provider: null, way: "imap", is_drop: false, member_ids: [], team_ids: [] },
};
const STEP = { server: "imap", name: "sign_in", code: "", sentence: "" };

let mailboxes: object[];
let providers: string[];
let tried: unknown[];

beforeEach(() => {
  mailboxes = [];
  providers = [];
  tried = [];
  server.use(
    http.get("*/api/v1/me", () =>
      HttpResponse.json({ member: { id: "me", name: "Mo Li", time_zone: "UTC" }, can: ["write"] }),
    ),
    http.get("*/api/v1/mailboxes", () => HttpResponse.json({ items: mailboxes, providers })),
    http.get("*/api/v1/mailbox-proposals", () => HttpResponse.json({ items: [QQ] })),
    http.post("*/api/v1/mailboxes", async ({ request }) => {
      mailboxes = [{ ...MINE, ...((await request.json()) as object) }];
      return HttpResponse.json(mailboxes[0], { status: 201 });
    }),
  );
});

/** Both servers are tried; each answer of the trial once. */
function trialsSay(...answers: object[]) {
  server.use(
    http.post("*/api/v1/mailbox-trials", async ({ request }) => {
      tried.push(await request.json());
      return HttpResponse.json(answers.shift());
    }),
  );
}

async function enter(secret: string) {
  await userEvent.click(await screen.findByRole("button", { name: "Connect a mailbox" }));
  await userEvent.type(await screen.findByLabelText("Mail address"), "mo@qq.com");
  await userEvent.type(screen.getByLabelText("Password"), secret);
  expect(await screen.findByText(/wants an authorization code.*IMAP is off/)).toBeVisible();
}

test("a mailbox is connected by address and password; servers are found, tried, then told", async () => {
  trialsSay({ is_ok: true, steps: [{ ...STEP, is_ok: true }] });
  renderApp(<MailboxesSection />);

  await enter("abcd");
  await userEvent.click(screen.getByRole("button", { name: "Try it" }));
  await userEvent.click(await screen.findByLabelText("Whoever sees the record"));
  await userEvent.click(
    screen.getAllByRole("button", { name: "Connect a mailbox" }).at(-1) as never,
  );

  await waitFor(() => expect(mailboxes).toHaveLength(1));
  expect(tried).toEqual([expect.objectContaining({ imap_host: "imap.qq.com", secret: "abcd" })]);
  expect(mailboxes[0]).toMatchObject({ address: "mo@qq.com", sight: "records", secret: "abcd" });
});

test("a trial that fails says at which step and what to do, and nothing is connected", async () => {
  const sentence = "Make an authorization code on the web.";
  trialsSay({ is_ok: false, steps: [{ ...STEP, is_ok: false, sentence }] });
  renderApp(<MailboxesSection />);

  await enter("wrong");
  await userEvent.click(screen.getByRole("button", { name: "Try it" }));

  expect(await screen.findByText(sentence)).toBeVisible();
  expect(screen.getByLabelText("Did not go")).toBeVisible();
  expect(screen.getByRole("button", { name: "Try it" })).toBeVisible();
});

test("a mailbox that does not work says why; one that is filling says how far it is", async () => {
  mailboxes = [
    { ...MINE, state: "failing", problem_text: "The password was refused." },
    { ...MINE, id: "two", address: "two@qq.com", state: "new", done: 40, total: 1200 },
  ];
  renderApp(<MailboxesSection />);

  expect(await screen.findByText("The password was refused.")).toBeVisible();
  expect(screen.getByText(/40 of 1,200 letters are here/)).toBeVisible();
});

/** Where the browser was sent, and for what. */
function signIns() {
  const asked: unknown[] = [];
  const assign = vi.fn();
  vi.stubGlobal("location", { ...window.location, assign });
  server.use(
    http.post("*/api/v1/mailbox-sign-ins", async ({ request }) => {
      asked.push(await request.json());
      return HttpResponse.json({ url: "https://accounts.google.com/o" }, { status: 201 });
    }),
  );
  return { asked, assign };
}

const here = window.location;
afterEach(() => vi.stubGlobal("location", here));

test("where a provider is set up, one signs in there rather than tell a password", async () => {
  providers = ["google", "microsoft"];
  const { asked, assign } = signIns();
  renderApp(<MailboxesSection />);

  await userEvent.click(await screen.findByRole("button", { name: "Connect a mailbox" }));
  expect(await screen.findByRole("button", { name: "Connect with Microsoft" })).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Connect with Google" }));

  await waitFor(() => expect(assign).toHaveBeenCalledWith("https://accounts.google.com/o"));
  expect(asked).toEqual([{ provider: "google" }]);
});

test("whose permission ended signs in again for that mailbox", async () => {
  const problem = {
    state: "failing",
    problem: "mail_sign_in_again",
    problem_text: "Sign in again.",
  };
  mailboxes = [{ ...MINE, ...problem, provider: "google", way: "gmail" }];
  const { asked, assign } = signIns();
  renderApp(<MailboxesSection />);

  await userEvent.click(await screen.findByRole("button", { name: "Sign in again" }));

  await waitFor(() => expect(assign).toHaveBeenCalled());
  expect(asked).toEqual([{ provider: "google", mailbox_id: "box" }]);
});
