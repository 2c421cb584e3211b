import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { useUndo } from "@/ui/use-undo";

import { type Change, useUndoImport } from "./queries";

/** The way back; an import has its own. */
export function ChangeUndo({ change, what }: { change: Change; what: string }) {
  const { t } = useTranslation("changes");
  const undo = useUndo();
  const undoImport = useUndoImport();
  const isUndo = Boolean(change.work?.undoes);
  const perform = () => {
    if (change.brought_in) undoImport.mutate(change.brought_in.id);
    else undo.mutate(change.id);
  };
  return (
    <Button
      size="compact-xs"
      variant="default"
      loading={undo.isPending || undoImport.isPending}
      aria-label={isUndo ? t("redoOf", { what }) : t("undoOf", { what })}
      onClick={perform}
    >
      {isUndo ? t("redo") : t("undo")}
    </Button>
  );
}
