import type { Condition, Filter, FilterField, Op } from "@/api/filters";

/** What the builder edits: conditions in boxes. Unlike a filter it may be unfinished. */
export type Row = { id: string; field: string; op: Op; values: string[] };
export type Join = "all" | "any" | "none" | "notAll";
export type Box = { id: string; join: Join; parts: Part[] };
export type Part = Row | Box;

export const JOINS: Join[] = ["all", "any", "none", "notAll"];
export const DEEPEST = 3;
const WITHOUT_VALUE: Op[] = ["known", "unknown"];
const OF_LISTS: Op[] = ["in", "not_in", "has_any", "has_all", "has_none"];
const DATES = ["date", "moment"];

export function isDated(field: FilterField): boolean {
  return DATES.includes(field.type);
}

export function newBox(join: Join, parts: Part[] = []): Box {
  return { id: crypto.randomUUID(), join, parts };
}

/** A condition to be filled in: asked as its field usually is. */
export function newRow(field: FilterField): Row {
  const usual: Op = isDated(field) ? "within" : field.type === "money" ? "gte" : "eq";
  const op = field.operators.includes(usual) ? usual : (field.operators[0] ?? "known");
  return { id: crypto.randomUUID(), field: field.name, op, values: [] };
}

export function toBox(tree: Filter | null): Box {
  if (!tree) return newBox("all");
  const part = toPart(tree);
  return "parts" in part ? part : newBox("all", [part]);
}

function toPart(tree: Filter): Part {
  if ("all" in tree) return newBox("all", tree.all.map(toPart));
  if ("any" in tree) return newBox("any", tree.any.map(toPart));
  if ("not" in tree) {
    const { not } = tree;
    if ("any" in not) return newBox("none", not.any.map(toPart));
    if ("all" in not) return newBox("notAll", not.all.map(toPart));
    return newBox("none", [toPart(not)]);
  }
  return { id: crypto.randomUUID(), field: tree.field, op: tree.op, values: valuesOf(tree) };
}

export function valuesOf({ value = [] }: Condition): string[] {
  return Array.isArray(value) ? value : [value];
}

/** The filter a box stands for; what is unfinished in it asks for nothing. */
export function toTree(box: Box): Filter | null {
  const parts = box.parts.flatMap((part) => {
    const tree = "parts" in part ? toTree(part) : toCondition(part);
    return tree ? [tree] : [];
  });
  const [first] = parts;
  if (!first) return null;
  const isAny = box.join === "any" || box.join === "none";
  const joined = parts.length === 1 ? first : isAny ? { any: parts } : { all: parts };
  return box.join === "none" || box.join === "notAll" ? { not: joined } : joined;
}

function toCondition({ field, op, values }: Row): Condition | null {
  if (WITHOUT_VALUE.includes(op)) return { field, op };
  const [value] = values;
  if (!value) return null;
  return { field, op, value: OF_LISTS.includes(op) ? values : value };
}

/** What stands side by side in a filter: each is a chip. */
export function partsOf(tree: Filter | null | undefined): Filter[] {
  if (!tree) return [];
  return "all" in tree ? tree.all : [tree];
}

/** Put what is there and what comes along into one filter. */
export function allOf(parts: Filter[]): Filter | null {
  const [first] = parts;
  if (!first) return null;
  return parts.length === 1 ? first : { all: parts };
}

export type Control =
  | "none"
  | "text"
  | "texts"
  | "number"
  | "day"
  | "period"
  | "record"
  | "choice"
  | "choices";

/** With what the value of a condition is given. */
export function controlOf({ type }: FilterField, op: Op): Control {
  if (WITHOUT_VALUE.includes(op)) return "none";
  if (op === "within" || op === "not_within") return "period";
  const isList = OF_LISTS.includes(op);
  switch (type) {
    case "date":
    case "moment":
      return "day";
    case "number":
    case "money":
      return "number";
    case "person":
    case "company":
      return "record";
    case "text":
    case "link":
      return isList ? "texts" : "text";
    default:
      return isList ? "choices" : "choice";
  }
}

/** How a field can be asked here; several records at once only the text form takes. */
export function opsOf(field: FilterField): Op[] {
  const isRecord = field.type === "person" || field.type === "company";
  return field.operators.filter((op) => !(isRecord && OF_LISTS.includes(op)));
}

/** Ask a field in another way; what was given stays where it still fits. */
export function withOp(row: Row, op: Op, field: FilterField): Row {
  const [before, after] = [controlOf(field, row.op), controlOf(field, op)];
  if (before === after) return { ...row, op };
  const isNear = before.replace(/s$/, "") === after.replace(/s$/, "");
  if (!isNear) return { ...row, op, values: [] };
  return { ...row, op, values: after.endsWith("s") ? row.values : row.values.slice(0, 1) };
}

export const PERIODS = [
  "today",
  "yesterday",
  "tomorrow",
  "this week",
  "last week",
  "next week",
  "this month",
  "last month",
  "next month",
  "this quarter",
  "last quarter",
  "next quarter",
  "this year",
  "last year",
  "next year",
];
export const NEAR_DAYS = ["today", "yesterday", "tomorrow"];

export type Rolling = { way: "last" | "next" | "ago" | "in"; days: number };

/** `last 30 days`, `next 7 days`, `30 days ago`, `in 7 days`. */
export function rollingOf(value: string): Rolling | undefined {
  const period = /^(last|next) (\d+) days?$/.exec(value);
  if (period) return { way: period[1] as "last" | "next", days: Number(period[2]) };
  const day = /^(in )?(\d+) days?( ago)?$/.exec(value);
  if (day?.[1]) return { way: "in", days: Number(day[2]) };
  return day?.[3] ? { way: "ago", days: Number(day[2]) } : undefined;
}

export function writeRolling({ way, days }: Rolling): string {
  if (way === "ago") return `${days} days ago`;
  return `${way} ${days} days`;
}

/** Under which key the catalogue has the words for a value: `last month` is `last_month`. */
export function asKey(value: string): string {
  return value.replace(" ", "_");
}
