import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { useOpenNew } from "@/lib/place";
import { EmptyState } from "@/ui/empty-state";
import { NothingFound } from "@/ui/nothing-found";

import { NONE, useLeadWish } from "./use-lead-wish";

/** Nothing waits here; where new ones come in, one can be written down by hand. */
export function NoLeads() {
  const { t } = useTranslation("leads");
  const { state, isFiltered } = useLeadWish();
  const openNew = useOpenNew();
  const mayAdd = useMay("write") && state === "new";
  if (isFiltered) return <NothingFound without={NONE} />;
  const add = mayAdd && (
    <Button variant="default" leftSection={<IconPlus size={15} />} onClick={() => openNew("lead")}>
      {t("add")}
    </Button>
  );
  return <EmptyState action={add}>{t(`empty.${state}`)}</EmptyState>;
}
