import { Button, Text } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { flatten } from "@/lib/pages";
import { Boundary } from "@/ui/boundary";
import { Section } from "@/ui/section";
import { ListSkeleton } from "@/ui/skeletons";
import { Composer } from "@/ui/story/composer";
import { PartsFilter, useParts } from "@/ui/story/parts-filter";

import classes from "./story.module.css";
import { StoryEntry } from "./story-entry";
import { type About, type Entry, timelineQuery } from "./story-queries";

/** What happened, the latest first, with a line to write a note. */
export function RecordStory({ about }: { about: About }) {
  const { t } = useTranslation("people");
  const mayWrite = useMe().can.includes("write");
  return (
    <Section title={t("story.title")}>
      {mayWrite && <Composer about={about} />}
      <PartsFilter />
      <Boundary loading={<ListSkeleton rows={3} />}>
        <Entries about={about} />
      </Boundary>
    </Section>
  );
}

function Entries({ about }: { about: About }) {
  const { t } = useTranslation("people");
  const [only] = useParts();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(
    timelineQuery(about, only),
  );
  const pinned = (data.pages[0] as { pinned?: Entry[] } | undefined)?.pinned ?? [];
  const items = [...pinned, ...flatten<Entry>(data).items.filter((one) => !one.data.is_pinned)];
  if (items.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t("story.none")}
      </Text>
    );
  }
  return (
    <>
      <ol className={classes.list}>
        {items.map((entry) => (
          <StoryEntry key={entry.id} entry={entry} />
        ))}
      </ol>
      {hasNextPage && (
        <Button
          variant="default"
          size="compact-sm"
          w="fit-content"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t("story.more")}
        </Button>
      )}
    </>
  );
}
