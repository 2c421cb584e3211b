import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { api, type Schema, unwrap } from "@/api/client";
import { BulkBar } from "@/ui/bulk/bulk-bar";
import { BulkChoice } from "@/ui/bulk/bulk-choice";
import { BulkOwner } from "@/ui/bulk/bulk-owner";
import { BulkText } from "@/ui/bulk/bulk-text";
import { useBulk } from "@/ui/bulk/use-bulk";
import type { Selection } from "@/ui/bulk/use-selection";
import { EnrolButton } from "@/ui/sequences/enrol-button";

import { exportLeads } from "./export-leads";
import { GiveOut } from "./give-out";
import { campaignsQuery, reasonsQuery, type Wish } from "./queries";

type Props = { selection: Selection; wish: Wish };

/** Give, disqualify, describe or delete all the leads that are chosen. */
export function LeadsBulk({ selection, wish }: Props) {
  const { t } = useTranslation("leads");
  const bulk = useBulk(selection, (body: Schema["BulkLeadsIn"]) =>
    unwrap(api.POST("/api/v1/bulk/leads", { params: { query: wish }, body })),
  );
  const reasons = useQuery(reasonsQuery()).data ?? [];
  const campaigns = useQuery(campaignsQuery()).data ?? [];
  const { ids = null } = selection.target;
  return (
    <BulkBar
      selection={selection}
      isBusy={bulk.isPending}
      onAll={bulk.chooseAll}
      onDelete={() => bulk.perform({ delete: true })}
      make={exportLeads(wish, ids ?? [])}
    >
      {ids && <GiveOut ids={ids} label={t("giveOut.byRules")} onGiven={selection.clear} />}
      <EnrolButton count={selection.count} onStart={(enrol) => bulk.perform({ enrol })} />
      <BulkOwner onOwner={(owner_id) => bulk.perform({ owner_id })} />
      {wish.state !== "disqualified" && (
        <BulkChoice
          label={t("bulk.disqualify")}
          data={reasons.map(toChoice)}
          onChoice={(reason_id) => bulk.perform({ state: { state: "disqualified", reason_id } })}
        />
      )}
      <BulkChoice
        label={t("field.campaign")}
        data={campaigns.map(toChoice)}
        onChoice={(campaign_id) => bulk.perform({ edit: { campaign_id } })}
      />
      <BulkText label={t("field.title")} onText={(title) => bulk.perform({ edit: { title } })} />
    </BulkBar>
  );
}

function toChoice({ id, name }: { id: string; name: string }) {
  return { value: id, label: name };
}
