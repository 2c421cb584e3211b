import { Button } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { flatten } from "@/lib/pages";
import { EmptyState } from "@/ui/empty-state";

import classes from "./pools.module.css";
import { type Pool, type PooledRecord, recordsQuery } from "./queries";
import { RecordRow } from "./record-row";

export function RecordList({ pool }: { pool: Pool }) {
  const { t } = useTranslation("pools");
  const { data, hasNextPage, fetchNextPage } = useSuspenseInfiniteQuery(recordsQuery(pool.id));
  const { items } = flatten<PooledRecord>(data);
  if (items.length === 0) return <EmptyState>{t("empty")}</EmptyState>;
  return (
    <>
      <ul className={classes.list} aria-label={t("tab.records")}>
        {items.map((record) => (
          <RecordRow key={record.id} pool={pool} record={record} />
        ))}
      </ul>
      {hasNextPage && (
        <Button mt="md" variant="default" onClick={() => void fetchNextPage()}>
          {t("more")}
        </Button>
      )}
    </>
  );
}
