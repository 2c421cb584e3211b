import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { useOpenNew } from "@/lib/place";
import { EmptyState } from "@/ui/empty-state";
import { NothingFound } from "@/ui/nothing-found";

import { NONE } from "./list-controls";
import { useWish } from "./use-wish";

/** An empty list: because of the filter, or because nothing has come in yet. */
export function NothingHere({ kind }: { kind: "company" | "person" }) {
  const { t } = useTranslation("people");
  const { search } = useWish();
  const openNew = useOpenNew();
  const mayWrite = useMay("write");
  if (search.q || search.owner || search.group || search.filter)
    return <NothingFound without={NONE} />;
  return (
    <EmptyState
      action={
        mayWrite && (
          <Button.Group>
            <Button onClick={() => openNew(kind)}>{t(`add.${kind}`)}</Button>
            <Button component={Link} to="/imports" variant="default">
              {t("import")}
            </Button>
          </Button.Group>
        )
      }
    >
      {t(`none.${kind}`)}
    </EmptyState>
  );
}
