import { SegmentedControl } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { pipelinesQuery } from "@/api/lookups";
import { usePlace } from "@/lib/place";
import { ExportMenu } from "@/ui/export-menu";

import { DealFilters } from "./deal-filters";
import { exportDeals } from "./export-deals";
import { LayoutSwitch } from "./layout-switch";
import { PipelineSwitch } from "./pipeline-switch";
import { ALL, type DealsAsk } from "./use-deals-ask";

type Choice = { name: string; label: string; values: string[]; chosen: string };
type Props = {
  layout: "forecast";
  ask: DealsAsk;
  /** What of each deal goes into a file of the view. */
  columns: string[];
  /** What only this view lets one choose; the first value is the one it begins with. */
  children: Choice;
};

/** What stands in the top bar over a view of open deals. */
export function ViewControls({ layout, ask, columns, children: choice }: Props) {
  const { t } = useTranslation("views");
  const { search, set } = usePlace();
  const pipelines = useSuspenseQuery(pipelinesQuery()).data;
  const list = { ...ask, status: "open", sort: "expected_close_date" } as const;
  return (
    <>
      <LayoutSwitch current={layout} />
      <PipelineSwitch
        pipelines={pipelines}
        chosenId={search.pipeline === ALL ? ALL : (ask.pipeline_id ?? "")}
        withAll
      />
      <SegmentedControl
        size="xs"
        aria-label={choice.label}
        data={choice.values.map((value) => ({
          value,
          label: t(`${choice.name}.${value}` as "by.month"),
        }))}
        value={choice.chosen}
        onChange={(value) => set({ [choice.name]: value === choice.values[0] ? undefined : value })}
      />
      <DealFilters />
      <ExportMenu make={exportDeals(list, columns)} />
    </>
  );
}
