import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";

import { useTranslation } from "react-i18next";

import { FileList } from "@/ui/file-list";
import { Page } from "@/ui/page";
import { Scorecard } from "@/ui/scorecard";

import { ConflictNotice } from "./conflict-notice";
import { CriteriaPanel } from "./criteria-panel";
import classes from "./deal.module.css";
import { DealFields } from "./deal-fields";
import { DealHeader } from "./deal-header";
import { DealOwnFields } from "./deal-own-fields";
import { DealPeople } from "./deal-people";
import { DealStory } from "./deal-story";
import { EndNotice } from "./end-notice";
import { NextSteps } from "./next-steps";
import { dealQuery } from "./queries";
import { StagePath } from "./stage-path";
import { useDealEdit } from "./use-deal-edit";
import { useDealLive } from "./use-deal-live";

/** A deal with a page of its own: the story on the left, the facts on the right. */
export function DealPage() {
  const { t } = useTranslation("pipeline");
  const { dealId = "" } = useParams({ strict: false });
  const deal = useSuspenseQuery(dealQuery(dealId)).data;
  const navigate = useNavigate();
  const { edit, conflict, endConflict } = useDealEdit(deal);
  useDealLive(dealId);
  const leave = () => void navigate({ to: "/pipeline" });
  return (
    <Page title={t("common:nav.deals")}>
      <div className={classes.page} data-deal-id={deal.id}>
        <div className={classes.wide}>
          <DealHeader deal={deal} edit={edit} onGone={leave} />
          {conflict && <ConflictNotice conflict={conflict} edit={edit} onEnd={endConflict} />}
          <StagePath deal={deal} />
          <CriteriaPanel deal={deal} />
          <EndNotice deal={deal} />
        </div>
        <div className={classes.main}>
          <div data-spot="next">
            <NextSteps dealId={deal.id} />
          </div>
          <DealStory dealId={deal.id} />
        </div>
        <aside className={classes.aside}>
          <div data-spot="fields">
            <DealFields deal={deal} edit={edit} />
          </div>
          <DealOwnFields deal={deal} edit={edit} />
          <div data-spot="people">
            <DealPeople deal={deal} />
          </div>
          <div data-spot="scorecard">
            <Scorecard of={{ kind: "deal", id: deal.id }} />
          </div>
          <div className={classes.section} data-spot="files">
            <FileList of={{ deal_id: deal.id }} />
          </div>
        </aside>
      </div>
    </Page>
  );
}
