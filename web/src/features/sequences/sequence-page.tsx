import { Tabs } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { sequenceQuery } from "@/api/sequences";
import { usePlace } from "@/lib/place";
import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";
import { EnrolmentList } from "@/ui/sequences/enrolment-list";
import { FormSkeleton } from "@/ui/skeletons";

import { SequenceActs } from "./sequence-acts";
import { SequenceEditor } from "./sequence-editor";
import { SequenceResults } from "./sequence-results";
import classes from "./sequences.module.css";

const TABS = ["steps", "people", "results"] as const;

/** One sequence: its steps, who goes through it, and what came of it. */
export function SequencePage() {
  const { sequenceId = "" } = useParams({ strict: false });
  const { t } = useTranslation("sequences");
  return (
    <Boundary key={sequenceId} loading={<Page title={t("title")}>{null}</Page>}>
      <One sequenceId={sequenceId} />
    </Boundary>
  );
}

function One({ sequenceId }: { sequenceId: string }) {
  const { t } = useTranslation("sequences");
  const sequence = useSuspenseQuery(sequenceQuery(sequenceId)).data;
  const { search, set } = usePlace();
  const tab = TABS.find((one) => one === search.tab) ?? "steps";
  return (
    <Page title={sequence.name} controls={<SequenceActs sequence={sequence} />}>
      <div className={classes.page}>
        <Tabs value={tab} onChange={(next) => set({ tab: next ?? undefined })}>
          <Tabs.List mb="md">
            {TABS.map((one) => (
              <Tabs.Tab key={one} value={one}>
                {t(`tab.${one}`)}
                {one === "people" && sequence.running > 0 && ` · ${sequence.running}`}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
        <Boundary key={tab} loading={<FormSkeleton />}>
          {tab === "steps" && <SequenceEditor key={sequence.id} sequence={sequence} />}
          {tab === "people" && (
            <div className={classes.panel}>
              <EnrolmentList of={{ sequence_id: sequence.id }} />
            </div>
          )}
          {tab === "results" && (
            <div className={classes.panel}>
              <SequenceResults sequence={sequence} />
            </div>
          )}
        </Boundary>
      </div>
    </Page>
  );
}
