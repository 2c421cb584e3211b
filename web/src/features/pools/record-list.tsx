import { Button } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { toggled } from "@/lib/ids";
import { flatten } from "@/lib/pages";
import { usePlace } from "@/lib/place";
import { EmptyState } from "@/ui/empty-state";

import { MoveBar } from "./move-bar";
import classes from "./pools.module.css";
import { type Pool, type PooledRecord, recordsQuery } from "./queries";
import { RecordRow } from "./record-row";

/** What lies in a pool and is called as was typed; its admins choose several at once. */
export function RecordList({ pool }: { pool: Pool }) {
  const { t } = useTranslation("pools");
  const { search } = usePlace();
  const [q] = useDebouncedValue(search.q ?? "", 150);
  const { data, hasNextPage, fetchNextPage } = useSuspenseInfiniteQuery(recordsQuery(pool.id, q));
  const { items } = flatten<PooledRecord>(data);
  const [checked, setChecked] = useState<string[]>([]);
  const isAdmin = useMay("write") && pool.is_admin;
  const here = checked.filter((id) => items.some((item) => item.id === id));
  if (items.length === 0) return <EmptyState>{q ? t("notFound") : t("empty")}</EmptyState>;
  return (
    <>
      {here.length > 0 && <MoveBar pool={pool} ids={here} onDone={() => setChecked([])} />}
      <ul className={classes.list} aria-label={t("tab.records")}>
        {items.map((record) => (
          <RecordRow
            key={record.id}
            pool={pool}
            record={record}
            isChecked={here.includes(record.id)}
            onCheck={isAdmin ? () => setChecked(toggled(here, record.id)) : undefined}
          />
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
