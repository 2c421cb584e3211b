import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";

import { api, type Schema, unwrap } from "@/api/client";
import { giveUp, lastDone, lastUndone, noteUndo } from "@/api/operations";
import { Problem } from "@/api/problem";
import { tell } from "@/ui/toasts";

import type { Action } from "./actions";

type Work = Schema["WorkOut"];

/** Take an operation back, whatever it was; everything on screen is read again. */
export function useUndo() {
  const { t } = useTranslation("common");
  const client = useQueryClient();
  return useMutation({
    mutationKey: ["undo"],
    mutationFn: (operation: string) =>
      unwrap(api.POST("/api/v1/changes/{operation}/undo", { params: { path: { operation } } })),
    onSuccess: (work, operation) => {
      noteUndo(operation, work.id);
      tell(wordsOf(work, t));
      return client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "me" });
    },
    onError: (error, operation) => {
      if (error instanceof Problem && error.status < 500) giveUp(operation);
    },
  });
}

/** ⌘Z and ⇧⌘Z: what was done last in this window, back and forth. Nothing while one is typing. */
export function useUndoActions(): Action[] {
  const { t } = useTranslation("common");
  const { mutate } = useUndo();
  const take = (operation: string | undefined) => operation && mutate(operation);
  return [
    { name: "undo", label: t("undoLast"), keys: "mod+Z", perform: () => take(lastDone()) },
    { name: "redo", label: t("redoLast"), keys: "mod+shift+Z", perform: () => take(lastUndone()) },
  ];
}

function wordsOf({ counts, state, total }: Work, t: TFunction<"common">) {
  if (state === "queued" || state === "running") return t("undone.running", { count: total });
  const kept = (counts.partly ?? 0) + (counts.kept ?? 0);
  if (counts.refused) return t("undone.refused", { count: counts.refused });
  if (kept) return t("undone.kept", { count: kept });
  return counts.done ? t("undone.all") : t("undone.same");
}
