import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";
import { ShownAsShared } from "@/ui/sharing/shown-as-shared";
import { RecordSkeleton } from "@/ui/skeletons";

import { LeadPanel } from "./lead-panel";
import classes from "./leads.module.css";

export function LeadPage() {
  const { t } = useTranslation("leads");
  const { leadId = "" } = useParams({ strict: false });
  return (
    <Page title={t("lead")}>
      <div className={classes.sheet}>
        <Boundary key={leadId} loading={<RecordSkeleton />}>
          <ShownAsShared about={{ kind: "lead", id: leadId }}>
            <LeadPanel leadId={leadId} />
          </ShownAsShared>
        </Boundary>
      </div>
    </Page>
  );
}
