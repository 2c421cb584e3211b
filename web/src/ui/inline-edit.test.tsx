import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { renderApp } from "@/testing/render";

import { InlineEdit } from "./inline-edit";

async function edit(onSave = vi.fn()) {
  renderApp(<InlineEdit label="Name" value="Acme" onSave={onSave} />);
  await userEvent.click(await screen.findByRole("button", { name: /^Name:\s*Acme$/ }));
  return { onSave, field: screen.getByRole("textbox", { name: "Name" }) };
}

test("Enter saves", async () => {
  const { onSave, field } = await edit();

  await userEvent.type(field, " Ltd{Enter}");

  expect(onSave).toHaveBeenCalledExactlyOnceWith("Acme Ltd");
});

test("Escape reverts", async () => {
  const { onSave, field } = await edit();

  await userEvent.type(field, " Ltd{Escape}");

  expect(onSave).not.toHaveBeenCalled();
  expect(screen.getByRole("button", { name: /^Name:\s*Acme$/ })).toBeVisible();
});

test("saving what was there already asks nothing of the server", async () => {
  const { onSave, field } = await edit();

  await userEvent.type(field, "{Enter}");

  expect(onSave).not.toHaveBeenCalled();
});
