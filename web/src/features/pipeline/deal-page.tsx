import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";

import { useTranslation } from "react-i18next";

import { Page } from "@/ui/page";
import { ShownAsShared } from "@/ui/sharing/shown-as-shared";

import { CriteriaPanel } from "./criteria-panel";
import classes from "./deal.module.css";
import { DealAside } from "./deal-aside";
import { DealChance } from "./deal-chance";
import { DealHeader } from "./deal-header";
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
  const edit = useDealEdit(deal);
  useDealLive(dealId);
  const leave = () => void navigate({ to: "/pipeline" });
  return (
    <Page title={t("common:nav.deals")}>
      <ShownAsShared about={{ kind: "deal", id: deal.id }}>
        <div className={classes.page} data-deal-id={deal.id}>
          <div className={classes.wide}>
            <DealHeader deal={deal} edit={edit} onGone={leave} />
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
            <DealChance deal={deal} />
            <DealAside deal={deal} edit={edit} />
          </aside>
        </div>
      </ShownAsShared>
    </Page>
  );
}
