import { useQuery } from "@tanstack/react-query";

import { membersQuery, nameQuery } from "@/api/lookups";

import { idOf, isNamed } from "./rules";

type Props = { kind: "member" | "person" | "company"; value: unknown };

/** Whom a value names. The history keeps bare ids: their names are looked up. */
export function ReferredName({ kind, value }: Props) {
  const id = idOf(value) ?? "";
  const isBare = !isNamed(value);
  const members = useQuery({ ...membersQuery(), enabled: isBare && kind === "member" }).data;
  const record = kind === "member" ? "person" : kind;
  const found = useQuery({ ...nameQuery(record, id), enabled: isBare && kind !== "member" }).data;
  if (isNamed(value)) return value.name;
  return members?.find((member) => member.id === id)?.name ?? found ?? "…";
}
