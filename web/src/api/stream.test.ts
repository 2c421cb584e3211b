import { HttpResponse, http } from "msw";
import { expect, test, vi } from "vitest";

import { server } from "@/testing/server";

import { followStream, type LiveEvent, parseEvent } from "./stream";

const URL = "http://localhost/api/v1/stream";

function eventStream(text: string) {
  return new HttpResponse(text, { headers: { "Content-Type": "text/event-stream" } });
}

test("a comment is no event", () => {
  expect(parseEvent(": keep the line open")).toBeNull();
});

test("after a break the stream goes on behind the last event heard", async () => {
  const stop = new AbortController();
  const asked: (string | null)[] = [];
  const heard: LiveEvent[] = [];
  server.use(
    http.get(URL, ({ request }) => {
      asked.push(request.headers.get("Last-Event-ID"));
      if (asked.length === 3) stop.abort();
      return eventStream(`id: ${asked.length}\nevent: deal.moved\ndata: {"subject_id":"7"}\n\n`);
    }),
  );

  await followStream({
    url: URL,
    signal: stop.signal,
    onEvent: (event) => heard.push(event),
    onReset: () => undefined,
    pause: () => Promise.resolve(),
  });

  expect(asked).toEqual([null, "1", "2"]);
  expect(heard[0]).toEqual({ id: "1", name: "deal.moved", data: { subject_id: "7" } });
});

test("reset says that everything may have changed", async () => {
  const onReset = vi.fn();
  let calls = 0;
  server.use(
    http.get(URL, () => {
      calls += 1;
      return calls === 1 ? eventStream("event: reset\ndata: {}\n\n") : eventStream("");
    }),
  );
  const stop = new AbortController();

  await followStream({
    url: URL,
    signal: stop.signal,
    onEvent: () => undefined,
    onReset,
    pause: async () => stop.abort(),
  });

  expect(onReset).toHaveBeenCalledOnce();
});

test("who is signed out does not knock again", async () => {
  server.use(http.get(URL, () => new HttpResponse(null, { status: 401 })));

  await followStream({
    url: URL,
    signal: new AbortController().signal,
    onEvent: () => undefined,
    onReset: () => undefined,
  });
});
