import type { Step, Variant } from "@/api/sequences";

export type Kind = Step["kind"];
export const KINDS: Kind[] = ["mail", "wait", "call", "task", "branch"];
export const MOST_VARIANTS = 4;
export const END = "end";
const EMPTY = { type: "doc", content: [{ type: "paragraph" }] };

/** A step of a kind as it begins; its key is its own for as long as it lives. */
export function newStep(kind: Kind, before: Step[]): Step {
  const step: Step = {
    key: newKey(before),
    kind,
    days: kind === "wait" ? 3 : 0,
    hours: 0,
    title: "",
    note: "",
    is_held: false,
    is_answer: kind === "mail" && before.some((one) => one.kind === "mail"),
    variants: kind === "mail" ? [newVariant([])] : [],
    condition: kind === "branch" ? "opened" : null,
    target: END,
  };
  return step;
}

export function newVariant(before: Variant[]): Variant {
  const key = ["A", "B", "C", "D"].find((one) => before.every((other) => other.key !== one)) ?? "A";
  const like = before[0];
  return { key, subject: like?.subject ?? "", doc: EMPTY, text: "", template_id: null };
}

function newKey(steps: Step[]): string {
  const taken = new Set(steps.map((one) => one.key));
  let number = steps.length + 1;
  while (taken.has(`s${number}`)) number += 1;
  return `s${number}`;
}

/** Move a step up or down; a branch whose target would lie before it leads to the end. */
export function moved(steps: Step[], from: number, by: 1 | -1): Step[] {
  const to = from + by;
  const one = steps[from];
  if (!one || to < 0 || to >= steps.length) return steps;
  const rest = steps.filter((_, place) => place !== from);
  return mended([...rest.slice(0, to), one, ...rest.slice(to)]);
}

export function without(steps: Step[], key: string): Step[] {
  return mended(steps.filter((one) => one.key !== key));
}

/** Only forward, and only what can be: no answer without a mail before it. */
export function mended(steps: Step[]): Step[] {
  return steps.map((step, place) => {
    const later = steps.slice(place + 1).map((one) => one.key);
    const hasMail = steps.slice(0, place).some((one) => one.kind === "mail");
    return {
      ...step,
      target: later.includes(step.target) ? step.target : END,
      is_answer: step.is_answer && hasMail,
    };
  });
}

/** On which day of the sequence each step comes, counted from 1, if every wait is in full days. */
export function daysOf(steps: Step[]): number[] {
  let day = 1;
  return steps.map((step) => {
    const at = day;
    if (step.kind === "wait") day += step.days;
    return at;
  });
}
