import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
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

/** A field whose value a colleague changes from outside while it is being edited. */
async function editShared(onSave = vi.fn()) {
  let change: (value: string) => void = () => {};
  function Shared() {
    const [value, setValue] = useState("Acme");
    change = setValue;
    return <InlineEdit label="Name" value={value} onSave={onSave} />;
  }
  renderApp(<Shared />);
  await userEvent.click(await screen.findByRole("button", { name: /Acme/ }));
  const field = screen.getByRole("textbox", { name: "Name" });
  return { onSave, field, colleagueWrites: (value: string) => act(() => change(value)) };
}

test("a colleague's change under the typing hand is shown, and only Enter writes over it", async () => {
  const { onSave, field, colleagueWrites } = await editShared();
  await userEvent.type(field, " Ltd");
  colleagueWrites("Acme AG");

  await userEvent.tab();
  expect(onSave).not.toHaveBeenCalled();
  expect(screen.getByText(/“Acme AG”/)).toBeVisible();

  await userEvent.type(field, "{Enter}");
  expect(onSave).toHaveBeenCalledExactlyOnceWith("Acme Ltd");
});

test("an untouched field does not take a colleague's change back", async () => {
  const { onSave, colleagueWrites } = await editShared();
  colleagueWrites("Acme AG");

  await userEvent.tab();

  expect(onSave).not.toHaveBeenCalled();
});

test("what the role can only read says so, and is not opened", async () => {
  renderApp(<InlineEdit label="Value" value="1000" isFixed onSave={() => {}} />);

  const value = await screen.findByRole("button", {
    name: /^Value:\s*1000\s*Your role can see this/,
  });
  await userEvent.click(value);

  expect(screen.queryByRole("textbox")).toBeNull();
  expect(await screen.findByRole("tooltip")).toHaveTextContent("Your role can see this");
});
