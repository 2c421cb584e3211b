import { Button, Text } from "@mantine/core";
import { IconCopyCheck } from "@tabler/icons-react";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { flatten } from "@/lib/pages";
import { EmptyState } from "@/ui/empty-state";

import classes from "./duplicates.module.css";
import { MergeDialog } from "./merge-dialog";
import { PairRow } from "./pair-row";
import { type Kind, type Pair, pairsQuery } from "./queries";

type Props = { kind: Kind; shown: "open" | "sure" | "dismissed" };

export function PairList({ kind, shown }: Props) {
  const { t } = useTranslation("duplicates");
  const wish = { sure: shown === "sure", dismissed: shown === "dismissed" };
  const pages = useSuspenseInfiniteQuery(pairsQuery(kind, wish));
  const [merging, setMerging] = useState<Pair | null>(null);
  const { items, total } = flatten<Pair>(pages.data);
  if (items.length === 0) {
    return (
      <EmptyState icon={<IconCopyCheck size={28} stroke={1.4} aria-hidden />}>
        {t(`empty.${shown}`)}
      </EmptyState>
    );
  }
  return (
    <div className={classes.sheet}>
      <Text size="xs" c="dimmed" px="md" py={4}>
        {total === null ? t("many") : t("count", { count: total })}
      </Text>
      <ul className={classes.list} aria-label={t("title")}>
        {items.map((pair) => (
          <PairRow
            key={pair.first.id + pair.second.id}
            kind={kind}
            pair={pair}
            isDismissed={wish.dismissed}
            onMerge={() => setMerging(pair)}
          />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button variant="default" m="md" onClick={() => void pages.fetchNextPage()}>
          {t("more")}
        </Button>
      )}
      {merging && <MergeDialog kind={kind} pair={merging} onClose={() => setMerging(null)} />}
    </div>
  );
}
