import { Button, Group, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconDownload, IconMailOff, IconSearch } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { flatten } from "@/lib/pages";
import { EmptyState } from "@/ui/empty-state";
import { Failed } from "@/ui/failed";
import { ListSkeleton } from "@/ui/skeletons";

import { Panel } from "./panel";
import classes from "./panel.module.css";
import { SuppressionAdd } from "./suppression-add";
import { type Suppression, suppressionsQuery } from "./suppression-queries";
import { SuppressionRemove } from "./suppression-remove";
import { SuppressionRow } from "./suppression-row";

/** Whom nobody writes to. */
export function SuppressionSection() {
  const { t } = useTranslation(["leaving", "settings"]);
  const [words, setWords] = useState("");
  const [q] = useDebouncedValue(words.trim(), 250);
  const all = useInfiniteQuery(suppressionsQuery("")).data;
  const isEmpty = all && flatten<Suppression>(all).items.length === 0;
  return (
    <>
      <Panel title={t("settings:section.do-not-write")} lead={t("list.lead")}>
        <SuppressionAdd />
      </Panel>
      <Panel
        title={t("list.title")}
        action={
          !isEmpty && (
            <Button
              component="a"
              href={`/api/v1/suppressions/export.csv?q=${encodeURIComponent(q)}`}
              download
              variant="default"
              leftSection={<IconDownload size={15} />}
            >
              {t("list.export")}
            </Button>
          )
        }
      >
        {!isEmpty && (
          <TextInput
            aria-label={t("list.search")}
            placeholder={t("list.search")}
            leftSection={<IconSearch size={15} />}
            maxLength={200}
            maw={360}
            mb="sm"
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        )}
        <Listed q={q} />
      </Panel>
    </>
  );
}

function Listed({ q }: { q: string }) {
  const { t } = useTranslation("leaving");
  const [leaving, setLeaving] = useState<Suppression>();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    suppressionsQuery(q),
  );
  const { items, total } = flatten<Suppression>(data);
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <ListSkeleton />;
  if (items.length === 0) {
    return (
      <EmptyState icon={<IconMailOff size={28} stroke={1.4} aria-hidden />}>
        {q ? t("list.none") : t("list.empty")}
      </EmptyState>
    );
  }
  return (
    <>
      <Text size="xs" c="dimmed" data-figure>
        {t("list.total", { count: total ?? items.length })}
      </Text>
      <ul className={classes.list}>
        {items.map((one) => (
          <SuppressionRow key={one.id} one={one} onRemove={() => setLeaving(one)} />
        ))}
      </ul>
      {hasNextPage && (
        <Group mt="md">
          <Button
            variant="default"
            loading={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {t("list.more")}
          </Button>
        </Group>
      )}
      <SuppressionRemove one={leaving} onDone={() => setLeaving(undefined)} />
    </>
  );
}
