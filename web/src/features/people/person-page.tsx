import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";
import { RecordSkeleton } from "@/ui/skeletons";

import { PersonPanel } from "./person-panel";
import classes from "./record-page.module.css";

export function PersonPage() {
  const { t } = useTranslation("people");
  const { personId = "" } = useParams({ strict: false });
  return (
    <Page title={t("kind.person")}>
      <div className={classes.sheet}>
        <Boundary key={personId} loading={<RecordSkeleton />}>
          <PersonPanel personId={personId} />
        </Boundary>
      </div>
    </Page>
  );
}
