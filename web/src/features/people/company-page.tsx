import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";
import { ShownAsShared } from "@/ui/sharing/shown-as-shared";
import { RecordSkeleton } from "@/ui/skeletons";

import { CompanyPanel } from "./company-panel";
import classes from "./record-page.module.css";

export function CompanyPage() {
  const { t } = useTranslation("people");
  const { companyId = "" } = useParams({ strict: false });
  return (
    <Page title={t("kind.company")}>
      <div className={classes.sheet}>
        <Boundary key={companyId} loading={<RecordSkeleton />}>
          <ShownAsShared about={{ kind: "company", id: companyId }}>
            <CompanyPanel companyId={companyId} />
          </ShownAsShared>
        </Boundary>
      </div>
    </Page>
  );
}
