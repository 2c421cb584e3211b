import type { Schema } from "@/api/client";

type FunnelStage = Schema["FunnelStageOut"];
type Amount = Schema["AmountOut"];

/** Below this many things a ratio says little: it is shown grey, with the word. */
const SMALL = 10;

export function isSmall(n: number): boolean {
  return n < SMALL;
}

/** A part of a whole in percent, for widths: 0 where there is no whole. */
export function percentOf(part: number, whole: number): number {
  if (whole <= 0) return 0;
  return Math.min(100, Math.round((part / whole) * 10_000) / 100);
}

/** A part of a whole; null where there is no whole. */
export function ratioOf(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

export type Segment = { kind: "on" | "undecided" | "won" | "lost" | "void" | "skipped"; n: number };

/**
 * What became of the deals that reached a stage. The parts add up to `reached`:
 * whoever is neither still here nor was closed from here has gone on.
 */
export function segmentsOf(
  stage: FunnelStage,
  size: (amount: Amount) => number = ({ n }) => n,
): Segment[] {
  const here = (["won", "undecided", "lost", "void", "skipped"] as const).map((kind) => ({
    kind,
    n: size(stage[kind]),
  }));
  const gone = here.reduce((sum, { n }) => sum + n, 0);
  const segments: Segment[] = [{ kind: "on", n: Math.max(0, size(stage.reached) - gone) }, ...here];
  return segments.filter(({ n }) => n > 0);
}

/** How many were dropped between a stage and the next one, and where the others are. */
export function dropAfter(stage: FunnelStage) {
  return { lost: stage.lost.n, undecided: stage.undecided.n };
}

/** Archived stages nobody of the cohort has been in say nothing. */
export function shownStages(stages: FunnelStage[]): FunnelStage[] {
  return stages.filter(({ is_archived, reached }) => !is_archived || reached.n > 0);
}

type Duration = { unit: "moments" | "hours" | "days"; value: number };

/** Hours below a day, and no more digits than say something. */
export function duration(days: number): Duration {
  if (days > 0 && days * 24 < 1) return { unit: "moments", value: days };
  if (days > 0 && days < 1) return { unit: "hours", value: Math.round(days * 24) };
  return { unit: "days", value: days < 100 ? Math.round(days * 10) / 10 : Math.round(days) };
}

/** A file that spreadsheets open rightly: BOM, CRLF, quotes where needed, and no cell that runs as a formula. */
export function toCsv(rows: string[][]): string {
  const lines = rows.map((row) => row.map(csvCell).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) && !/^-?[\d.,%]+$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
