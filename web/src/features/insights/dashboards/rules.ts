import type { Scope } from "../queries";

/** Where the file of a dashboard is, asked with the filters on screen. */
export function fileAddress(id: string, format: "pdf" | "xlsx", scope: Scope): string {
  const { due_from: _from, due_to: _to, ...filters } = scope;
  const asked = Object.entries({ ...filters, format }).filter(([, value]) => value);
  return `/api/v1/dashboards/${id}/file?${new URLSearchParams(asked as [string, string][])}`;
}
