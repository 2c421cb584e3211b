import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { usePlace } from "@/lib/place";

import { EmptyState } from "./empty-state";

type Props = {
  /** What the address is to forget so that everything is shown again. */
  without: Record<string, undefined>;
};

/** A list in which the filters leave nothing. */
export function NothingFound({ without }: Props) {
  const { t } = useTranslation("common");
  const { set } = usePlace();
  return (
    <EmptyState
      action={
        <Button variant="default" onClick={() => set(without, { replace: true })}>
          {t("clearAll")}
        </Button>
      }
    >
      {t("nothingFound")}
    </EmptyState>
  );
}
