import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { EmptyState } from "@/ui/empty-state";

import { HoldingRow } from "./holding-row";
import classes from "./pools.module.css";
import { holdingsQuery, type Pool } from "./queries";

/** What one holds; what goes back first is first. */
export function HoldingList({ pool }: { pool: Pool }) {
  const { t } = useTranslation("pools");
  const all = useSuspenseQuery(holdingsQuery()).data;
  const items = all.filter(({ kind }) => kind === pool.kind);
  if (items.length === 0) return <EmptyState>{t("noneHeld")}</EmptyState>;
  return (
    <ul className={classes.list} aria-label={t("tab.mine")}>
      {items.map((holding) => (
        <HoldingRow key={holding.record_id} pool={pool} holding={holding} />
      ))}
    </ul>
  );
}
