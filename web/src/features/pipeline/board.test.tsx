import { notifications } from "@mantine/notifications";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { delay, HttpResponse, http } from "msw";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Schema } from "@/api/client";
import { renderApp } from "@/testing/render";
import { server } from "@/testing/server";

import { Board } from "./board";
import { boardOf, cardOf } from "./board-fixtures";
import type { Card } from "./rules";

const DESKS = cardOf({ id: "desks", title: "Ten desks", stage_id: "a" });
const LAMPS = cardOf({
  id: "lamps",
  title: "Lamps",
  stage_id: "a",
  stage_entered_at: "2026-11-19T08:00:00Z",
});
const ME = {
  member: { id: "ada", name: "Ada King", time_zone: "UTC", language: "en" },
  workspace: { id: 1, name: "Ours", currency: "CNY" },
  can: ["read", "write"],
};
const PIPELINE = { id: "sales", name: "Sales", stages: [] } as unknown as Schema["PipelineOut"];

beforeEach(() => {
  // jsdom has no layout: the virtual columns are given a height to fill.
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(800);
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(272);
  // Without styles nothing scrolls, which the drag library remarks on for every column.
  vi.spyOn(console, "warn").mockImplementation(() => {});
});

// Toasts are kept outside the tree, and would be there in the next test.
afterEach(() => notifications.clean());

test("a card the server refuses to move goes back, and the reason is told", async () => {
  serve({ a: [DESKS], b: [] });
  server.use(refuse("desks", "Reopen it first."));
  show();

  await moveRight("Ten desks");

  expect(await screen.findByText("Reopen it first.")).toBeVisible();
  expect(await inColumn("Stage a", "Ten desks")).toBeVisible();
});

test("of two quick moves the first may fail without undoing the second", async () => {
  serve({ a: [DESKS, LAMPS], b: [] });
  server.use(refuse("desks", "Reopen it first.", 150), accept(LAMPS));
  show();

  await moveRight("Ten desks");
  await moveRight("Lamps");

  expect(await screen.findByText("Reopen it first.")).toBeVisible();
  expect(await inColumn("Stage a", "Ten desks")).toBeVisible();
  expect(await inColumn("Stage b", "Lamps")).toBeVisible();
});

test("a moved card changes the figures of both columns before the server has answered", async () => {
  serve({ a: [{ ...DESKS, id: "slow" }], b: [] });
  server.use(
    http.put("*/api/v1/deals/slow/stage", async () => {
      await delay("infinite");
    }),
  );
  show();

  await moveRight("Ten desks");

  expect(await headOf("Stage b")).toHaveTextContent("Stage b1CN¥1Kweighted CN¥500");
  expect(await headOf("Stage a")).toHaveTextContent("Stage a0CN¥0weighted CN¥0");
});

test("a change of somebody else's that does not concern the move does not stop it", async () => {
  serve({ a: [DESKS], b: [] });
  const sent: (string | null)[] = [];
  server.use(
    http.get("*/api/v1/deals/desks", () => HttpResponse.json({ ...DESKS, version: 7 })),
    http.put("*/api/v1/deals/desks/stage", ({ request }) => {
      const version = request.headers.get("If-Match");
      sent.push(version);
      if (version === '"7"') return HttpResponse.json({ ...DESKS, stage_id: "b", version: 8 });
      return HttpResponse.json({ code: "changed", detail: "Changed." }, { status: 412 });
    }),
  );
  show();

  await moveRight("Ten desks");

  await waitFor(() => expect(sent).toEqual(['"1"', '"7"']));
  expect(await inColumn("Stage b", "Ten desks")).toBeVisible();
});

function serve(columns: Record<string, Card[]>) {
  const { sort: _, ...board } = boardOf(columns);
  server.use(
    http.get("*/api/v1/me", () => HttpResponse.json(ME)),
    http.get("*/api/v1/pipelines/sales/board", () => HttpResponse.json(board)),
    http.get("*/api/v1/deal-health", () => HttpResponse.json({ items: [] })),
    http.get("*/api/v1/pipelines/sales/health", () => HttpResponse.json({ stages: [] })),
    http.get("*/api/v1/pipelines", () => HttpResponse.json({ items: [] })),
    http.get("*/api/v1/lost-reasons", () => HttpResponse.json({ items: [] })),
  );
}

function refuse(id: string, detail: string, after = 0) {
  return http.put(`*/api/v1/deals/${id}/stage`, async () => {
    await delay(after);
    return HttpResponse.json({ code: "deal_is_closed", detail }, { status: 409 });
  });
}

function accept(card: Card) {
  return http.put(`*/api/v1/deals/${card.id}/stage`, () =>
    HttpResponse.json({ ...card, pipeline_id: "sales", stage_id: "b", version: 2 }),
  );
}

function show() {
  const ask = { pipelineId: "sales", filters: {}, sort: "" };
  renderApp(<Board pipeline={PIPELINE} ask={ask} hasOthers={false} />);
}

async function moveRight(title: string) {
  for (const key of [" ", "ArrowRight", " "]) {
    fireEvent.keyDown(await screen.findByRole("article", { name: title }), { key });
  }
}

async function inColumn(name: string, text: string) {
  const region = await screen.findByRole("region", { name });
  return within(region).findByText(text);
}

async function headOf(name: string) {
  const region = await screen.findByRole("region", { name });
  return within(region).getByRole("heading").closest("header");
}
