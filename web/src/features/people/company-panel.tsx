import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import { useMay } from "@/api/me";
import { FileList } from "@/ui/file-list";
import { OwnFields } from "@/ui/own/own-fields";
import { PoolButton } from "@/ui/pool-button";
import { RecordStory } from "@/ui/story/record-story";
import { TaskList } from "@/ui/task-list";
import { WriteMail } from "@/ui/write-mail";

import { Channels } from "./channels";
import { CompanyFacts } from "./company-facts";
import { CompanyGroup } from "./company-group";
import { CompanyPeople } from "./company-people";
import { DeleteButton } from "./delete-button";
import { OrgChart } from "./org-chart";
import { companyQuery, useSaveCompany } from "./queries";
import { RecordDeals } from "./record-deals";
import { RecordFrame } from "./record-frame";

import { Relations } from "./relations";
import { mailOf } from "./rules";
import { unmergeOf } from "./unmerge-button";

/** All about a company: the drawer's content, and the page's. */
export function CompanyPanel({ companyId }: { companyId: string }) {
  const company = useSuspenseQuery(companyQuery(companyId)).data;
  const save = useSaveCompany(companyId);
  const navigate = useNavigate();
  const mayWrite = useMay("write");
  // An old address of what was merged: on with the survivor.
  if (company.id !== companyId) return <CompanyPanel companyId={company.id} />;
  return (
    <RecordFrame
      kind="company"
      id={company.id}
      name={company.name}
      onRename={mayWrite ? (name) => save({ name }) : undefined}
      hint={company.domain}
      actions={
        mayWrite && (
          <>
            <PoolButton
              kind="company"
              record={company}
              name={company.name}
              onGone={() => void navigate({ to: "/pools" })}
            />
            <WriteMail to={mailOf(company)} kind="company" id={company.id} />
            <DeleteButton kind="company" record={company} />
          </>
        )
      }
    >
      <CompanyFacts company={company} mayWrite={mayWrite} onSave={save} />
      <OwnFields
        kind="company"
        values={company.custom}
        version={company.version}
        mayWrite={mayWrite}
        onSave={({ sent, version }) => save({ custom: sent }, version)}
      />
      <Channels
        of="company"
        channels={company.channels}
        onSave={(channels) => save({ channels })}
      />
      <CompanyGroup company={company} onSave={(parent_id) => save({ parent_id })} />
      <RecordDeals of={{ company_id: companyId }} />
      <CompanyPeople companyId={companyId} />
      <OrgChart companyId={companyId} />
      <Relations of={{ kind: "company", id: companyId }} />
      <TaskList of={{ company_id: companyId }} />
      <FileList of={{ company_id: companyId }} />
      <RecordStory about={{ kind: "company", id: companyId }} actOf={unmergeOf} />
    </RecordFrame>
  );
}
