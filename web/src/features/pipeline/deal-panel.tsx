import { useSuspenseQuery } from "@tanstack/react-query";

import { usePlace } from "@/lib/place";

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

/** A deal in the drawer, over the board or list. */
export function DealPanel({ dealId }: { dealId: string }) {
  const deal = useSuspenseQuery(dealQuery(dealId)).data;
  const { set } = usePlace();
  const edit = useDealEdit(deal);
  useDealLive(dealId);
  return (
    <div className={classes.panel} data-deal-id={deal.id}>
      <DealHeader deal={deal} edit={edit} onGone={() => set({ deal: undefined })} isInDrawer />
      <StagePath deal={deal} />
      <CriteriaPanel deal={deal} />
      <EndNotice deal={deal} />
      <div data-spot="next">
        <NextSteps dealId={deal.id} />
      </div>
      <DealChance deal={deal} />
      <DealAside deal={deal} edit={edit} />
      <DealStory dealId={deal.id} />
    </div>
  );
}
