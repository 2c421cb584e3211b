import type { Schema } from "@/api/client";

export type Check = Schema["HealthCheckOut"]["check"];

/** What puts a deal at risk, and what is not written down about it. */
export const RISKS: Check[] = [
  "at_risk",
  "stalled",
  "idle",
  "adrift",
  "slipping",
  "single_threaded",
];
export const GAPS: Check[] = [
  "no_next_step",
  "date_passed",
  "no_date",
  "no_value",
  "no_person",
  "no_company",
  "no_source",
  "too_old",
];
