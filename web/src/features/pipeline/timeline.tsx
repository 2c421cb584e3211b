import { Button } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import parts from "./deal-parts.module.css";
import { timelineQuery } from "./queries";
import story from "./story.module.css";
import { TimelineEntry } from "./timeline-entry";

export function Timeline({ dealId }: { dealId: string }) {
  const { t } = useTranslation("pipeline");
  const pages = useSuspenseInfiniteQuery(timelineQuery(dealId));
  const entries = pages.data.pages.flatMap((page) => page.items);
  if (entries.length === 0) return <p className={parts.none}>{t("story.empty")}</p>;
  return (
    <>
      <ol className={story.timeline}>
        {entries.map((entry) => (
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
