import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { useOpenNew } from "@/lib/place";
import { EmptyState } from "@/ui/empty-state";

import type { LeadState } from "./queries";

/** Nothing waits here; where new ones come in, one can be written down by hand. */
export function NoLeads({ state }: { state: LeadState }) {
  const { t } = useTranslation("leads");
  const openNew = useOpenNew();
  const mayAdd = useMe().can.includes("write") && state === "new";
  const add = mayAdd && (
    <Button variant="default" leftSection={<IconPlus size={15} />} onClick={() => openNew("lead")}>
      {t("add")}
    </Button>
  );
  return <EmptyState action={add}>{t(`empty.${state}`)}</EmptyState>;
}
