/** One thing that happened: `name` is the event ("deal.moved"), `data` says to what and by whom. */
export type LiveEvent = {
  id: string;
  name: string;
  data: {
    subject_kind?: string;
    subject_id?: string;
    actor_id?: string | null;
    [more: string]: unknown;
  };
};

type Follow = {
  url: string;
  signal: AbortSignal;
  onEvent: (event: LiveEvent) => void;
  onReset: () => void;
  pause?: (milliseconds: number) => Promise<void>;
};

const LONGEST_PAUSE = 30_000;
/** An id without an event: something happened that is not for us, but we need not ask for it again. */
const PLACE = "message";

/**
 * Read server-sent events until the signal ends it; come back after every break, from where we were.
 *
 * Not EventSource: it hears only event names it was told before, and cannot tell a 401 from a lost line.
 */
export async function followStream(follow: Follow): Promise<void> {
  const { signal, pause = wait } = follow;
  const state = { last: "", failures: 0 };
  while (!signal.aborted) {
    const isOver = await readOnce(follow, state).catch(() => {
      state.failures += 1;
      return false;
    });
    if (isOver) return;
    if (!signal.aborted) await pause(Math.min(1000 * 2 ** state.failures, LONGEST_PAUSE));
  }
}

/** True when there is no point in coming back: we are signed out or may not listen. */
async function readOnce(
  { url, signal, onEvent, onReset }: Follow,
  state: { last: string; failures: number },
): Promise<boolean> {
  const answer = await open(url, state.last, signal);
  if (answer.status === 401 || answer.status === 403) return true;
  if (!answer.ok || !answer.body) throw new Error(`stream answered ${answer.status}`);
  state.failures = 0;
  for await (const event of events(answer.body)) {
    state.last = event.id || state.last;
    if (event.name === "reset") onReset();
    else if (event.name !== PLACE) onEvent(event);
  }
  return false;
}

function open(url: string, last: string, signal: AbortSignal): Promise<Response> {
  const headers = { Accept: "text/event-stream", ...(last && { "Last-Event-ID": last }) };
  return fetch(url, { headers, signal, cache: "no-store" });
}

async function* events(body: ReadableStream<Uint8Array>): AsyncGenerator<LiveEvent> {
  const reader = body.pipeThrough(new TextDecoderStream() as never).getReader();
  let waiting = "";
  while (true) {
    const { done, value } = (await reader.read()) as { done: boolean; value?: string };
    if (done) return;
    const blocks = (waiting + value).replaceAll("\r\n", "\n").split("\n\n");
    waiting = blocks.pop() ?? "";
    for (const block of blocks) {
      const event = parseEvent(block);
      if (event) yield event;
    }
  }
}

/** Null for comments, which only keep the line open. An id alone moves our place in the log on. */
export function parseEvent(block: string): LiveEvent | null {
  const event = { id: "", name: PLACE, data: "" };
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    if (colon < 1) continue;
    const [field, text] = [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, "")];
    if (field === "id") event.id = text;
    if (field === "event") event.name = text;
    if (field === "data") event.data += text;
  }
  if (!event.data && event.name === PLACE && !event.id) return null;
  return { id: event.id, name: event.name, data: event.data ? JSON.parse(event.data) : {} };
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
