import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

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
  ...{ done: 0, total: 0, fetched_at: null, problem_text: "", version: 3 },
};
const STEP = { server: "imap", name: "sign_in", code: "", sentence: "" };

let mailboxes: object[];
let tried: unknown[];

beforeEach(() => {
  mailboxes = [];
  tried = [];
  server.use(
    http.get("*/api/v1/me", () =>
      HttpResponse.json({ member: { id: "me", name: "Mo Li", time_zone: "UTC" }, can: ["write"] }),
    ),
    http.get("*/api/v1/mailboxes", () => HttpResponse.json({ items: mailboxes })),
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
  await userEvent.click(await screen.findByLabelText("Who sees the record"));
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
