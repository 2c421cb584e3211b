import { Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";

import { useMay } from "@/api/me";

import { ConsentCard } from "@/ui/consent/consent-card";
import { FileList } from "@/ui/file-list";
import { OwnFields } from "@/ui/own/own-fields";
import { Scorecard } from "@/ui/scorecard";
import { InSequences } from "@/ui/sequences/in-sequences";
import { RecordStory } from "@/ui/story/record-story";
import { TaskList } from "@/ui/task-list";

import { LeadActs } from "./lead-acts";
import { LeadDialogs } from "./lead-dialogs";
import { LeadFacts } from "./lead-facts";
import { LeadHead } from "./lead-head";
import { useSaveLead } from "./lead-writes";
import classes from "./leads.module.css";
import { leadQuery } from "./queries";

type Props = { leadId: string; onLeave?: () => void };

/** All about a lead, and what can be done with it; `onLeave` when it goes out of the list behind. */
export function LeadPanel({ leadId, onLeave }: Props) {
  const lead = useSuspenseQuery(leadQuery(leadId)).data;
  const save = useSaveLead(lead);
  const mayWrite = useMay("write");
  return (
    <Stack gap="lg" className={classes.panel}>
      <LeadHead lead={lead} mayWrite={mayWrite} onLeave={onLeave} />
      {mayWrite && <LeadActs lead={lead} onLeave={onLeave} />}
      <LeadFacts lead={lead} mayWrite={mayWrite} />
      <OwnFields
        kind="lead"
        values={lead.custom}
        version={lead.version}
        mayWrite={mayWrite}
        onSave={({ sent, version }) => save({ custom: sent }, version)}
      />
      <Scorecard of={{ kind: "lead", id: lead.id }} />
      <InSequences of={{ lead_id: lead.id }} />
      <ConsentCard of={{ kind: "lead", id: lead.id }} />
      <TaskList of={{ lead_id: lead.id }} />
      <FileList of={{ lead_id: lead.id }} />
      <RecordStory about={{ kind: "lead", id: lead.id }} />
      {mayWrite && <LeadDialogs lead={lead} onLeave={onLeave} />}
    </Stack>
  );
}
