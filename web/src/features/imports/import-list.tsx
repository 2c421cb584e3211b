import { Button, Title } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { flatten } from "@/lib/pages";
import { EmptyState } from "@/ui/empty-state";

import { ImportListRow } from "./import-list-row";
import classes from "./imports.module.css";
import { type ImportSummary, importsQuery } from "./queries";

export function ImportList() {
  const { t } = useTranslation("imports");
  const list = useSuspenseInfiniteQuery(importsQuery());
  const { items } = flatten<ImportSummary>(list.data);
  if (items.length === 0) return <EmptyState>{t("list.none")}</EmptyState>;
  return (
    <section className={classes.card} aria-label={t("list.title")}>
      <header className={classes.cardHead}>
        <Title order={2} fz="md">
          {t("list.title")}
        </Title>
      </header>
      <table className={classes.list}>
        <thead>
          <tr>
            <th>{t("list.files")}</th>
            <th data-wide>{t("list.kind")}</th>
            <th data-wide>{t("list.when")}</th>
            <th data-right data-wide>
              {t("list.counts")}
            </th>
            <th>{t("list.state")}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <ImportListRow key={item.id} item={item} />
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
    </section>
  );
}
