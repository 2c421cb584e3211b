import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";
import { ShownAsShared } from "@/ui/sharing/shown-as-shared";
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
          <ShownAsShared about={{ kind: "person", id: personId }}>
            <PersonPanel personId={personId} />
          </ShownAsShared>
        </Boundary>
      </div>
    </Page>
  );
}
