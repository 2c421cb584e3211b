import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { activityTypesQuery } from "@/api/lookups";
import type { Task } from "@/api/tasks";

/** The built-in kinds of task, in the order they are offered. */
export const TASK_KINDS: Task["kind"][] = ["task", "call", "meeting", "email", "visit"];

type OfKind = Pick<Task, "kind" | "type_id">;

/** The built-in kinds and the workspace's own types, as one choice: a kind's word or a type's id. */
export function useKinds() {
  const { t } = useTranslation("common");
  const types = useQuery(activityTypesQuery()).data ?? [];
  const typeOf = (id: string | null) => types.find((one) => one.id === id);
  const wordsOf = ({ kind, type_id }: OfKind) => typeOf(type_id)?.name ?? t(`task.kind.${kind}`);
  const choices = (chosen?: string) => [
    ...TASK_KINDS.map((kind) => ({ value: kind as string, label: t(`task.kind.${kind}`) })),
    ...types
      .filter((one) => one.base !== "note" && (!one.is_archived || one.id === chosen))
      .map(({ id, name }) => ({ value: id, label: name })),
  ];
  /** What a task is given by a choice. */
  const fieldsOf = (choice: string): OfKind => {
    const type = typeOf(choice);
    return type
      ? { kind: type.base as Task["kind"], type_id: type.id }
      : { kind: choice as Task["kind"], type_id: null };
  };
  return { types, typeOf, wordsOf, choices, fieldsOf };
}

export function choiceOf({ kind, type_id }: OfKind): string {
  return type_id ?? kind;
}
