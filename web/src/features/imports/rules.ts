import type { FileKind, Import, ImportFile, Outcome } from "./queries";

export const STEPS = ["map", "check", "run", "done"] as const;
export type Step = (typeof STEPS)[number];
type State = Import["state"];

export const FILE_KINDS: FileKind[] = [
  "deals",
  "stage_history",
  "companies",
  "people",
  "products",
  "teams",
];

const AT: Record<State, Step> = {
  draft: "map",
  checking: "check",
  checked: "check",
  queued: "run",
  running: "run",
  cancelling: "run",
  cancelled: "done",
  done: "done",
  failed: "done",
  undoing: "done",
  undone: "done",
};

/** How far the import has come; a step in the address is shown only if it makes sense by now. */
export function stepOf(state: State, wanted: string | undefined): Step {
  const reached = AT[state];
  // Back to the columns, as long as nothing has been written.
  if (reached === "check" && wanted === "map" && state !== "checking") return "map";
  return reached;
}

export function mayGoTo(step: Step, state: State): boolean {
  return stepOf(state, step) === step;
}

/** Mapped columns that stand in each other's way: two for a field that can have one. */
export function doubled(file: ImportFile, several: ReadonlySet<string>): Set<string> {
  const fields = file.columns.flatMap(({ field }) => (field && !several.has(field) ? [field] : []));
  return new Set(fields.filter((field, at) => fields.indexOf(field) !== at));
}

export function withField(run: Import, fileId: string, column: string, field: string | null) {
  return withFile(run, fileId, (file) => ({
    ...file,
    columns: file.columns.map((other) =>
      other.name === column ? { ...other, field, is_guess: false } : other,
    ),
  }));
}

export function withFile(
  run: Import,
  fileId: string,
  change: (file: ImportFile) => ImportFile,
): Import {
  return { ...run, files: run.files.map((file) => (file.id === fileId ? change(file) : file)) };
}

export function isMapped(file: ImportFile): boolean {
  return file.kind !== null && file.columns.some(({ field }) => field !== null);
}

/** Rows a second so far, and from that how long it still takes; nothing before there is something to go by. */
export function secondsLeft(
  first: { at: number; done: number },
  now: { at: number; done: number; total: number },
): number | null {
  const seconds = (now.at - first.at) / 1000;
  const rows = now.done - first.done;
  if (seconds < 2 || rows <= 0) return null;
  return Math.ceil(((now.total - now.done) / rows) * seconds);
}

/** What the browser can refuse before a byte is sent; the server looks at the rest. */
export const LARGEST_FILE = 100 * 1024 * 1024;
export const MOST_FILES = 10;
const ENDINGS = /\.(csv|tsv|txt|xlsx|gz)$/i;

export type Refusal = "none" | "many" | "kind" | "empty" | "large";

export function refusalOf(files: { name: string; size: number }[]): Refusal | null {
  if (files.length === 0) return "none";
  if (files.length > MOST_FILES) return "many";
  if (files.some(({ name }) => !ENDINGS.test(name))) return "kind";
  if (files.some(({ size }) => size === 0)) return "empty";
  if (files.some(({ size }) => size > LARGEST_FILE)) return "large";
  return null;
}

/** How much is done, in percent. */
export function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(100, (part / whole) * 100) : 0;
}

type StageValue = Import["stage_values"][number];

/** A stage value as one choice of a list: a stage's id, or what else becomes of it. */
export function choiceOf({ action, stage_id }: StageValue): string {
  return action === "stage" ? (stage_id ?? "new") : action;
}

const ENDINGS_AND_MORE = ["new", "won", "lost", "void", "skip"] as const;

export function stageChange(
  choice: string,
  { value, name }: StageValue,
): Pick<StageValue, "action" | "stage_id" | "name"> {
  const action = ENDINGS_AND_MORE.find((other) => other === choice);
  if (action === undefined) return { action: "stage", stage_id: choice, name: "" };
  return { action, stage_id: null, name: action === "new" ? name || value : "" };
}

/** How many rows of each outcome so far. */
export function countsOf({
  counts,
}: Pick<Import, "counts">): Record<Outcome | "open_criteria", number> {
  return {
    created: 0,
    updated: 0,
    unchanged: 0,
    refused: 0,
    kept: 0,
    open_criteria: 0,
    ...counts,
  };
}
