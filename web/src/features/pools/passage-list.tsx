import { Button, Text } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { flatten } from "@/lib/pages";
import { EmptyState } from "@/ui/empty-state";
import { useLocale } from "@/ui/use-locale";

import classes from "./pools.module.css";
import { logQuery, type Passage, type Pool } from "./queries";

/** Each way in and out, the newest first. */
export function PassageList({ pool }: { pool: Pool }) {
  const { t } = useTranslation("pools");
  const { language } = useLocale();
  const { data, hasNextPage, fetchNextPage } = useSuspenseInfiniteQuery(logQuery(pool.id));
  const { items } = flatten<Passage>(data);
  if (items.length === 0) return <EmptyState>{t("noLog")}</EmptyState>;
  return (
    <>
      <ol className={classes.list} aria-label={t("tab.log")}>
        {items.map((line) => (
          <li key={line.id} className={classes.row}>
            <div className={classes.what}>
              <Text fw={500} truncate>
                {line.name ?? t("gone")}
              </Text>
              <Text size="xs" c="dimmed">
                {[t(`how.${line.how}`), line.actor ?? t("byRule"), line.comment]
                  .filter(Boolean)
                  .join(" · ")}
              </Text>
            </div>
            <Text size="sm">
              {[line.from_owner, line.to_owner ?? t("pool")].filter(Boolean).join(" → ")}
            </Text>
            <Text size="xs" c="dimmed">
              {new Date(line.at).toLocaleString(language)}
            </Text>
          </li>
        ))}
      </ol>
      {hasNextPage && (
        <Button mt="md" variant="default" onClick={() => void fetchNextPage()}>
          {t("more")}
        </Button>
      )}
    </>
  );
}
