import { Button } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { flatten } from "@/lib/pages";
import { Boundary } from "@/ui/boundary";
import { Section } from "@/ui/section";
import { ListSkeleton } from "@/ui/skeletons";

import classes from "./leads.module.css";
import { type Lead, type StoryLine, storyQuery } from "./queries";
import { toldOnce } from "./rules";
import { StoryEntry } from "./story-entry";
import { TouchForm } from "./touch-form";

/** What happened with a lead, the latest first, with a line to write down what comes next. */
export function LeadStory({ lead, mayWrite }: { lead: Lead; mayWrite: boolean }) {
  const { t } = useTranslation("leads");
  return (
    <Section title={t("story.title")}>
      {mayWrite && <TouchForm key={lead.id} leadId={lead.id} />}
      <Boundary loading={<ListSkeleton rows={3} />}>
        <Lines leadId={lead.id} />
      </Boundary>
    </Section>
  );
}

function Lines({ leadId }: { leadId: string }) {
  const { t } = useTranslation("leads");
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(
    storyQuery(leadId),
  );
  return (
    <>
      <ol className={classes.story}>
        {toldOnce(flatten<StoryLine>(data).items).map((line) => (
          <StoryEntry key={line.line} line={line} />
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
