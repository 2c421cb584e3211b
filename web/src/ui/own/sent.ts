import type { OwnValues } from "@/api/fields";

/** What of a form's values goes over the wire: references as their ids. */
export function sentOf(values: OwnValues): OwnValues {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, hasId(value) ? value.id : value]),
  );
}

function hasId(value: unknown): value is { id: string } {
  return typeof value === "object" && value !== null && "id" in value;
}
