import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";

import { renderApp } from "@/testing/render";
import { server } from "@/testing/server";

import { SignInPage } from "./sign-in-page";

test("a wrong password is told above the form and loses nothing that was typed", async () => {
  const message = "The email address and/or password you specified are not correct.";
  document.cookie = "csrftoken=abc";
  server.use(
    http.get("*/api/v1/setup", () => HttpResponse.json({ needed: false })),
    http.post("*/_allauth/browser/v1/auth/login", () =>
      HttpResponse.json(
        { status: 400, errors: [{ message, code: "email_password_mismatch", param: "password" }] },
        { status: 400 },
      ),
    ),
  );
  renderApp(<SignInPage />);

  await userEvent.type(await screen.findByRole("textbox", { name: "Email" }), "li@example.com");
  await userEvent.type(screen.getByLabelText("Password"), "wrong");
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));

  expect(await screen.findByRole("alert")).toHaveTextContent(message);
  expect(screen.getByRole("textbox", { name: "Email" })).toHaveValue("li@example.com");
});
