import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";

import { server } from "@/testing/server";

import { api, unwrap } from "./client";

test("a refusal becomes a problem with what is wrong at which field", async () => {
  const fields = [{ field: "name", code: "missing", detail: "Give it a name." }];
  server.use(
    http.post("*/api/v1/companies", () =>
      HttpResponse.json({ code: "invalid", detail: "Some fields…", fields }, { status: 422 }),
    ),
  );

  const answer = unwrap(api.POST("/api/v1/companies", { body: { name: "" } }));

  await expect(answer).rejects.toMatchObject({
    status: 422,
    code: "invalid",
    detail: "Some fields…",
    fields: { name: "Give it a name." },
  });
});

test("writes carry Django's token", async () => {
  let token: string | null = null;
  document.cookie = "csrftoken=abc";
  server.use(
    http.delete("*/api/v1/tokens/7", ({ request }) => {
      token = request.headers.get("X-CSRFToken");
      return new HttpResponse(null, { status: 204 });
    }),
  );

  await unwrap(api.DELETE("/api/v1/tokens/{token_id}", { params: { path: { token_id: "7" } } }));

  expect(token).toBe("abc");
});

test("a server that cannot be reached is offline, not a riddle", async () => {
  server.use(http.get("*/api/v1/me", () => HttpResponse.error()));

  await expect(unwrap(api.GET("/api/v1/me"))).rejects.toMatchObject({ code: "offline" });
});
