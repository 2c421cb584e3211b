import type { Schema } from "@/api/client";

export type Relation = Schema["RelationOut"];
export type RelationKind = Relation["kind"];
/** A way of standing to somebody, said from one end or the other. */
export type RelationChoice = { kind: RelationKind; isInverse: boolean };
type Side = "person" | "company";

const DIRECTED: RelationKind[] = ["reports_to", "assistant_of", "introduced_by"];
const MUTUAL: RelationKind[] = ["colleague", "former_colleague", "knows", "spouse", "relative"];
const TO_COMPANIES: RelationKind[] = [
  "former_employee",
  "consultant",
  "board_member",
  "shareholder",
];

/** What can be said of a person or a company, in the order in which it is offered. */
export function choicesFor(side: Side): RelationChoice[] {
  const plain = (kind: RelationKind) => ({ kind, isInverse: false });
  const inverse = (kind: RelationKind) => ({ kind, isInverse: true });
  if (side === "company") return [...TO_COMPANIES, "other" as const].map(inverse);
  return [
    ...DIRECTED.flatMap((kind) => [plain(kind), inverse(kind)]),
    ...[...MUTUAL, ...TO_COMPANIES, "other" as const].map(plain),
  ];
}

/** To what kind of record it leads from a person or a company. */
export function otherSide(side: Side, kind: RelationKind): Side {
  return side === "person" && TO_COMPANIES.includes(kind) ? "company" : "person";
}

/** The name of a choice among the texts, also its value in a form. */
export function choiceKey({ kind, isInverse }: RelationChoice) {
  return `${isInverse ? "inverse" : "plain"}.${kind}` as const;
}
