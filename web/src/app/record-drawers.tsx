import { lazy } from "react";

import { usePlace } from "@/lib/place";
import { RecordDrawer } from "@/ui/record-drawer";

const DealPanel = lazy(async () => ({
  default: (await import("@/features/pipeline/deal-panel")).DealPanel,
}));
const CompanyPanel = lazy(async () => ({
  default: (await import("@/features/people/company-panel")).CompanyPanel,
}));
const PersonPanel = lazy(async () => ({
  default: (await import("@/features/people/person-panel")).PersonPanel,
}));

/** `?deal=`, `?company=` or `?person=` opens that record over whatever page is on screen. */
export function RecordDrawers() {
  const { search } = usePlace();
  const { deal, company, person } = search;
  return (
    <RecordDrawer recordKey={deal ?? company ?? person} fullPage={fullPage(deal, company, person)}>
      {deal && <DealPanel key={deal} dealId={deal} />}
      {company && <CompanyPanel key={company} companyId={company} />}
      {person && <PersonPanel key={person} personId={person} />}
    </RecordDrawer>
  );
}

function fullPage(deal?: string, company?: string, person?: string): string | undefined {
  if (deal) return `/deals/${deal}`;
  if (company) return `/companies/${company}`;
  return person && `/people/${person}`;
}
