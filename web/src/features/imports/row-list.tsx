import { Button, Text } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { flatten } from "@/lib/pages";
import { usePlace } from "@/lib/place";
import { Boundary } from "@/ui/boundary";
import { ListSkeleton } from "@/ui/skeletons";

import classes from "./imports.module.css";
import { type Import, type RowsShown, rowsQuery } from "./queries";
import { RowLine } from "./row-line";

const SHOWN: RowsShown[] = ["created", "updated", "unchanged", "refused", "kept", "criteria"];

type Props = { run: Import; only?: RowsShown };

/** Row by row, what comes of it and why not. */
export function RowList({ run, only }: Props) {
  const { t } = useTranslation("imports");
  const { search } = usePlace();
  const outcome = only ?? SHOWN.find((name) => name === search.rows);
  const title = outcome ? t(`rows.of.${outcome}`) : t("rows.title");
  return (
    <section className={classes.card} aria-label={title}>
      <header className={classes.cardHead}>
        <h2>{title}</h2>
      </header>
      <Boundary key={outcome} loading={<ListSkeleton rows={6} />}>
        <Rows run={run} outcome={outcome} />
      </Boundary>
    </section>
  );
}

function Rows({ run, outcome }: { run: Import; outcome: RowsShown | undefined }) {
  const { t } = useTranslation("imports");
  const list = useSuspenseInfiniteQuery(rowsQuery(run.id, outcome, run.state));
  const { items } = flatten<Schema["RowOut"]>(list.data);
  const isMany = run.files.length > 1;
  if (items.length === 0) {
    return (
      <Text c="dimmed" p="md">
        {t("rows.none")}
      </Text>
    );
  }
  return (
    <>
      <table className={classes.list}>
        <thead>
          <tr>
            <th data-wide>{isMany ? t("rows.place") : t("rows.row")}</th>
            <th>{t("rows.record")}</th>
            <th>{t("rows.outcome")}</th>
            <th>{t("rows.reason")}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((row) => (
            <RowLine
              key={`${row.file_id} ${row.row}`}
              row={row}
              withFile={isMany}
              isTrial={run.state === "checked"}
            />
          ))}
        </tbody>
      </table>
      {list.hasNextPage && (
        <Button
          variant="subtle"
          fullWidth
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t("list.more")}
        </Button>
      )}
    </>
  );
}
