import { useSuspenseQuery } from "@tanstack/react-query";

import { usePlace } from "@/lib/place";
import { FileList } from "@/ui/file-list";
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

/** A deal in the drawer, over the board or list. */
export function DealPanel({ dealId }: { dealId: string }) {
  const deal = useSuspenseQuery(dealQuery(dealId)).data;
  const { set } = usePlace();
  const { edit, conflict, endConflict } = useDealEdit(deal);
  useDealLive(dealId);
  return (
    <div className={classes.panel} data-deal-id={deal.id}>
      <DealHeader deal={deal} edit={edit} onGone={() => set({ deal: undefined })} isInDrawer />
      {conflict && <ConflictNotice conflict={conflict} edit={edit} onEnd={endConflict} />}
      <StagePath deal={deal} />
      <CriteriaPanel deal={deal} />
      <EndNotice deal={deal} />
      <div data-spot="next">
        <NextSteps dealId={deal.id} />
      </div>
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
      <DealStory dealId={deal.id} />
    </div>
  );
}
