/**
 * What our answers did, by the name under which the server takes it back (`Headwater-Operation`).
 *
 * `done` and `undone` are what ⌘Z and ⇧⌘Z go through: only what was done in this window.
 */
const operations = new WeakMap<object, string>();
const done: string[] = [];
const undone: string[] = [];
const MOST = 50;

/** Keep beside an answer what it did; an answer without content becomes one that can be asked. */
export function withOperation<T>(data: T, response: Response): T {
  const operation = response.headers.get("Headwater-Operation");
  if (!operation || response.url.endsWith("/undo")) return data;
  done.push(operation);
  done.splice(0, done.length - MOST);
  undone.length = 0;
  const answer = data ?? {};
  if (typeof answer !== "object") return data;
  operations.set(answer, operation);
  return answer as T;
}

export function operationOf(answer: unknown): string | undefined {
  return answer && typeof answer === "object" ? operations.get(answer) : undefined;
}

export function lastDone(): string | undefined {
  return done.at(-1);
}

export function lastUndone(): string | undefined {
  return undone.at(-1);
}

/** An operation was taken back by another one, which can be taken back itself. */
export function noteUndo(operation: string, by: string): void {
  const isRedo = undone.includes(operation);
  drop(isRedo ? undone : done, operation);
  (isRedo ? done : undone).push(by);
}

/** It cannot be taken back: the next ⌘Z is about what was done before. */
export function giveUp(operation: string): void {
  drop(done, operation);
  drop(undone, operation);
}

function drop(from: string[], operation: string): void {
  const place = from.lastIndexOf(operation);
  if (place >= 0) from.splice(place, 1);
}
