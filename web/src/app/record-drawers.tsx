import { lazy } from "react";

import { usePlace } from "@/lib/place";
import { RecordDrawer } from "@/ui/record-drawer";
import { ShownAsShared } from "@/ui/sharing/shown-as-shared";

const DealPanel = lazy(async () => ({
  default: (await import("@/features/pipeline/deal-panel")).DealPanel,
}));
const CompanyPanel = lazy(async () => ({
  default: (await import("@/features/people/company-panel")).CompanyPanel,
}));
const PersonPanel = lazy(async () => ({
  default: (await import("@/features/people/person-panel")).PersonPanel,
}));

const LeadPanel = lazy(async () => ({
  default: (await import("@/features/leads/lead-panel")).LeadPanel,
}));

/** `?deal=`, `?company=`, `?person=` or `?lead=` opens that record over whatever page is on screen. */
export function RecordDrawers() {
  const { search } = usePlace();
  const { deal, company, person, lead } = search;
  return (
    <RecordDrawer
      recordKey={deal ?? company ?? person ?? lead}
      fullPage={fullPage({ deals: deal, companies: company, people: person, leads: lead })}
    >
      {deal && (
        <ShownAsShared key={deal} about={{ kind: "deal", id: deal }}>
          <DealPanel dealId={deal} />
        </ShownAsShared>
      )}
      {company && (
        <ShownAsShared key={company} about={{ kind: "company", id: company }}>
          <CompanyPanel companyId={company} />
        </ShownAsShared>
      )}
      {person && (
        <ShownAsShared key={person} about={{ kind: "person", id: person }}>
          <PersonPanel personId={person} />
        </ShownAsShared>
      )}
      {lead && (
        <ShownAsShared key={lead} about={{ kind: "lead", id: lead }}>
          <LeadPanel leadId={lead} />
        </ShownAsShared>
      )}
    </RecordDrawer>
  );
}

function fullPage(ids: Record<string, string | undefined>): string | undefined {
  const opened = Object.entries(ids).find(([, id]) => id);
  return opened && `/${opened[0]}/${opened[1]}`;
}
