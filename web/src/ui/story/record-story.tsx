import { Button, Tabs, Text } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { type About, type Entry, timelineQuery } from "@/api/timelines";
import { flatten } from "@/lib/pages";
import { Boundary } from "@/ui/boundary";
import { FieldHistory } from "@/ui/history/field-history";
import { Section } from "@/ui/section";
import { ListSkeleton } from "@/ui/skeletons";

import { Composer } from "./composer";
import { PartsFilter, useParts } from "./parts-filter";
import classes from "./record-story.module.css";
import { StoryEntry } from "./story-entry";

type Props = { about: About; actOf?: (entry: Entry) => ReactNode };

/** What happened, the latest first, with a line to write a note; `actOf` gives what one can do. */
export function RecordStory({ about, actOf }: Props) {
  const { t } = useTranslation(["people", "history"]);
  const mayWrite = useMay("write");
  return (
    <Tabs defaultValue="story" keepMounted={false}>
      <Tabs.List mb="sm">
        <Tabs.Tab value="story">{t("story.title")}</Tabs.Tab>
        <Tabs.Tab value="history">{t("history:title")}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="story">
        <Section title={t("story.title")} isQuiet>
          {mayWrite && <Composer about={about} />}
          <PartsFilter />
          <Boundary loading={<ListSkeleton rows={3} />}>
            <Entries about={about} actOf={actOf} />
          </Boundary>
        </Section>
      </Tabs.Panel>
      <Tabs.Panel value="history">
        <Boundary loading={<ListSkeleton rows={3} />}>
          <FieldHistory kind={about.kind} id={about.id} />
        </Boundary>
      </Tabs.Panel>
    </Tabs>
  );
}

const TELL_MORE = ["lead.assigned", "lead.taken_back"];

/** A story without the edits of the owner that the line after them tells better. */
function toldOnce(entries: Entry[]): Entry[] {
  return entries.filter((entry, place) => {
    const after = entries[place - 1];
    const isTold = after?.at === entry.at && TELL_MORE.includes(after?.kind ?? "");
    return !(entry.kind === "lead.changed" && isTold);
  });
}

function Entries({ about, actOf }: Props) {
  const { t } = useTranslation("people");
  const [only] = useParts();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(
    timelineQuery(about, only),
  );
  const pinned = (data.pages[0] as { pinned?: Entry[] } | undefined)?.pinned ?? [];
  const items = [
    ...pinned,
    ...toldOnce(flatten<Entry>(data).items.filter((one) => !one.data.is_pinned)),
  ];
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
          <StoryEntry key={entry.id} entry={entry} act={actOf?.(entry)} />
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
