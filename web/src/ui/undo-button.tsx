import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { useUndo } from "./use-undo";

type Props = { operation: string; onClick: () => void };

/** The way back in the notice of an act. */
export function UndoButton({ operation, onClick }: Props) {
  const { t } = useTranslation("common");
  const { mutate } = useUndo();
  const perform = () => {
    onClick();
    mutate(operation);
  };
  return (
    <Button size="compact-sm" variant="subtle" onClick={perform}>
      {t("undo")}
    </Button>
  );
}
