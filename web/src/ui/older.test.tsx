import { useSuspenseQuery } from "@tanstack/react-query";
import { screen, waitForElementToBeRemoved } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";

import { api, unwrap } from "@/api/client";
import { renderApp } from "@/testing/render";
import { server } from "@/testing/server";

import { Page } from "./page";

const AT_RISK = "/api/v1/pipelines/:id/health";
const SAME = { stages: [] };

function Health() {
  const { data } = useSuspenseQuery({
    queryKey: ["health"],
    queryFn: () =>
      unwrap(
        api.GET("/api/v1/pipelines/{pipeline_id}/health", {
          params: { path: { pipeline_id: "1" } },
        }),
      ),
  });
  return <Page title="Health">{data.stages.length} stages</Page>;
}

test("what is out of date says as of when it is, and is asked for again until it is not", async () => {
  let asked = 0;
  server.use(
    http.get(AT_RISK, () => {
      asked += 1;
      const isOld = asked === 1;
      return HttpResponse.json(SAME, {
        headers: isOld ? { "Headwater-As-Of": "2026-11-27T10:32:00Z" } : {},
      });
    }),
  );
  renderApp(<Health />);

  expect(await screen.findByText(/As of \d\d:32, being worked out again/)).toBeVisible();
  // The figures are the same ones; only that they are out of date is over.
  await waitForElementToBeRemoved(() => screen.queryByText(/being worked out/), { timeout: 5000 });
  expect(screen.getByText("0 stages")).toBeVisible();
  expect(asked).toBe(2);
});
