import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { api, type Schema, unwrap } from "@/api/client";
import { pipelinesQuery } from "@/api/lookups";
import { BulkChoice } from "@/ui/bulk/bulk-choice";
import { BulkDay } from "@/ui/bulk/bulk-day";
import { BulkText } from "@/ui/bulk/bulk-text";
import { RecordBulk } from "@/ui/bulk/record-bulk";
import { useBulk } from "@/ui/bulk/use-bulk";
import type { Selection } from "@/ui/bulk/use-selection";

import { useShownDealColumns } from "./deals-export";
import { exportDeals } from "./export-deals";
import type { DealList } from "./queries";

type Props = { selection: Selection; list: DealList };

/** Give, move, date, tag or delete all the deals that are chosen. */
export function DealsBulk({ selection, list }: Props) {
  const { t } = useTranslation("pipeline");
  const bulk = useBulk(selection, (body: Schema["BulkDealsIn"]) =>
    unwrap(api.POST("/api/v1/bulk/deals", { params: { query: list }, body })),
  );
  const columns = useShownDealColumns();
  const pipelines = useQuery(pipelinesQuery()).data ?? [];
  return (
    <RecordBulk
      selection={selection}
      bulk={bulk}
      make={exportDeals(list, columns, selection.target.ids)}
    >
      <BulkChoice
        label={t("field.stage")}
        data={pipelines.map(({ name, stages }) => ({
          group: name,
          items: stages.map((stage) => ({ value: stage.id, label: stage.name })),
        }))}
        onChoice={(stage_id) => bulk.perform({ stage_id })}
      />
      <BulkDay
        label={t("bulk.closeDate")}
        onDay={(expected_close_date) => bulk.perform({ edit: { expected_close_date } })}
      />
      <BulkText label={t("bulk.addTag")} onText={(tag) => bulk.perform({ add_tags: [tag] })} />
      <BulkText
        label={t("bulk.removeTag")}
        onText={(tag) => bulk.perform({ remove_tags: [tag] })}
      />
    </RecordBulk>
  );
}
