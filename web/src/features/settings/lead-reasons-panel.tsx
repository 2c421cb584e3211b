import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { AddByName } from "./add-by-name";

import { LeadReasonRow } from "./lead-reason-row";
import { leadReasonsQuery, useAddLeadReason } from "./leads-queries";
import { Panel } from "./panel";

/** Why leads are disqualified: the words to choose from. */
export function LeadReasonsPanel() {
  const { t } = useTranslation("settings");
  const reasons = useSuspenseQuery(leadReasonsQuery()).data;
  const add = useAddLeadReason();
  return (
    <Panel title={t("leads.reasons")} lead={t("leads.reasonsLead")}>
      {reasons.map((reason) => (
        <LeadReasonRow key={reason.id} reason={reason} />
      ))}
      <AddByName label={t("leads.newReason")} add={add} />
    </Panel>
  );
}
