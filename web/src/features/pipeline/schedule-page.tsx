import { useTranslation } from "react-i18next";

import { usePlace } from "@/lib/place";
import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";

import { Choice } from "./choice";
import { exportDeals } from "./export-deals";
import { Schedule } from "./schedule";
import { LANES, laneOf, ZOOMS, zoomOf } from "./schedule-rules";
import { useDealsAsk } from "./use-deals-ask";
import { ViewBar } from "./view-bar";
import { ViewControls } from "./view-controls";

const COLUMNS = ["title", "value", "company", "stage", "owner", "created", "entered", "close"];

/** Open deals in time: from when they came to when they are expected to close. */
export function SchedulePage() {
  const { t } = useTranslation("views");
  const { search } = usePlace();
  const { ask, chosen } = useDealsAsk();
  const [lane, zoom] = [laneOf(search.lane), zoomOf(search.zoom)];
  const list = { ...ask, status: "open", sort: "expected_close_date" } as const;
  const lanes = LANES.map((value) => ({ value, label: t(`group.${value}`) }));
  const zooms = ZOOMS.map((value) => ({ value, label: t(`by.${value}`) }));
  return (
    <Page
      title={t("common:nav.pipeline")}
      fixed
      controls={<ViewControls layout="timeline" pipelineId={chosen?.id} />}
    >
      <ViewBar exports={exportDeals(list, COLUMNS)}>
        <Choice name="lane" label={t("group.label")} options={lanes} chosen={lane} />
        <Choice name="zoom" label={t("schedule.zoom")} options={zooms} chosen={zoom} />
      </ViewBar>
      <Boundary key={`${chosen?.id} ${lane}`}>
        <Schedule ask={{ ...ask, status: "open", lane }} zoom={zoom} />
      </Boundary>
    </Page>
  );
}
