import { Button } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useParts } from "@/ui/story/parts-filter";

import parts from "./deal-parts.module.css";
import { timelineQuery } from "./queries";
import story from "./story.module.css";
import { TimelineEntry } from "./timeline-entry";

export function Timeline({ dealId }: { dealId: string }) {
  const { t } = useTranslation("pipeline");
  const [only] = useParts();
  const pages = useSuspenseInfiniteQuery(timelineQuery(dealId, only));
  const entries = pages.data.pages.flatMap((page) => page.items);
  const pinned = pages.data.pages[0]?.pinned ?? [];
  if (entries.length + pinned.length === 0) return <p className={parts.none}>{t("story.empty")}</p>;
  return (
    <>
      <ol className={story.timeline}>
        {[...pinned, ...entries.filter(({ data }) => !data.is_pinned)].map((entry) => (
          <TimelineEntry key={entry.id} entry={entry} dealId={dealId} />
        ))}
      </ol>
      {pages.hasNextPage && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t("story.more")}
        </Button>
      )}
    </>
  );
}
