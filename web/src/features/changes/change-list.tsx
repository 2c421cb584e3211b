import { Button } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { flatten } from "@/lib/pages";
import { byDay } from "@/lib/when";
import { EmptyState } from "@/ui/empty-state";
import { useLocale } from "@/ui/use-locale";
import { Day } from "@/ui/when";

import { ChangeRow } from "./change-row";
import classes from "./changes.module.css";
import { type Change, changesQuery, type Wish } from "./queries";

/** What was done, day by day, the latest first. */
export function ChangeList({ wish }: { wish: Wish }) {
  const { t } = useTranslation("changes");
  const { zone } = useLocale();
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(
    changesQuery(wish),
  );
  const { items } = flatten<Change>(data);
  if (items.length === 0 && !hasNextPage) {
    return (
      <EmptyState icon={<IconHistory size={36} stroke={1.3} aria-hidden />}>
        {t("empty")}
      </EmptyState>
    );
  }
  return (
    <>
      {byDay(items, zone).map(([day, changes]) => (
        <section key={day} aria-label={day}>
          <h2 className={classes.day}>
            <Day day={day} />
          </h2>
          <ul className={classes.list}>
            {changes.map((change) => (
              <ChangeRow key={change.id} change={change} />
            ))}
          </ul>
        </section>
      ))}
      {hasNextPage && (
        <Button
          variant="subtle"
          fullWidth
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t("more")}
        </Button>
      )}
    </>
  );
}
