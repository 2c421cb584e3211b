import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";

import type { NoteData } from "@/api/notes";
import { renderApp } from "@/testing/render";
import { server } from "@/testing/server";

import { LetterText } from "./letter-text";

const NOTE = { text: "Ten desks\nHow much?", is_incoming: true } as NoteData;

test("a letter of the timeline leads to its thread", async () => {
  server.use(
    http.get("*/api/v1/letters/seven/thread", () => HttpResponse.json({ id: "t", letters: [] })),
  );
  const { router } = renderApp(<LetterText note={NOTE} letterId="seven" />);

  expect(await screen.findByText("Ten desks")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Open mail" }));

  expect(await screen.findByLabelText("Received")).toBeVisible();
  expect(router.state.location.href).toBe("/mail?letter=seven");
});

test("a letter one may not read says where it is kept", async () => {
  server.use(
    http.get("*/api/v1/letters/seven/thread", () =>
      HttpResponse.json({ code: "letter_not_found", detail: "No." }, { status: 404 }),
    ),
  );
  renderApp(<LetterText note={NOTE} letterId="seven" />);

  await userEvent.click(await screen.findByRole("button", { name: "Open mail" }));

  expect(await screen.findByText(/somebody's private mailbox/)).toBeVisible();
});
