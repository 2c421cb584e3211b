import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { api, type Schema, unwrap } from "@/api/client";
import { pipelinesQuery } from "@/api/lookups";
import { BulkText } from "@/ui/bulk/bulk-text";
import { RecordBulk } from "@/ui/bulk/record-bulk";
import { useBulk } from "@/ui/bulk/use-bulk";
import type { Selection } from "@/ui/bulk/use-selection";
import { DateField } from "@/ui/date-field";
import { FilterChip } from "@/ui/filter-chip";

import type { DealList } from "./queries";

type Props = { selection: Selection; list: DealList };

/** Give, move, date, tag or delete all the deals that are chosen. */
export function DealsBulk({ selection, list }: Props) {
  const { t } = useTranslation("pipeline");
  const bulk = useBulk(selection, (body: Schema["BulkDealsIn"]) =>
    unwrap(api.POST("/api/v1/bulk/deals", { params: { query: list }, body })),
  );
  const pipelines = useQuery(pipelinesQuery()).data ?? [];
  return (
    <RecordBulk selection={selection} bulk={bulk}>
      <FilterChip label={t("field.stage")} chosen={undefined} onClear={() => undefined}>
        {(close) => (
          <Select
            aria-label={t("field.stage")}
            searchable
            value={null}
            data={pipelines.map(({ name, stages }) => ({
              group: name,
              items: stages.map((stage) => ({ value: stage.id, label: stage.name })),
            }))}
            onChange={(stage_id) => {
              close();
              if (stage_id) bulk.perform({ stage_id });
            }}
          />
        )}
      </FilterChip>
      <FilterChip label={t("bulk.closeDate")} chosen={undefined} onClear={() => undefined}>
        {(close) => (
          <DateField
            hideLabel
            label={t("bulk.closeDate")}
            value={null}
            onChange={(expected_close_date) => {
              close();
              if (expected_close_date) bulk.perform({ edit: { expected_close_date } });
            }}
          />
        )}
      </FilterChip>
      <BulkText label={t("bulk.addTag")} onText={(tag) => bulk.perform({ add_tags: [tag] })} />
      <BulkText
        label={t("bulk.removeTag")}
        onText={(tag) => bulk.perform({ remove_tags: [tag] })}
      />
    </RecordBulk>
  );
}
