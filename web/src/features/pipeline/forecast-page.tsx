import { useTranslation } from "react-i18next";

import { usePlace } from "@/lib/place";
import classes from "@/ui/board/board.module.css";
import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";

import { BoardSkeleton } from "./board-skeleton";
import { Choice } from "./choice";
import { exportDeals } from "./export-deals";
import { ForecastBoard } from "./forecast-board";
import { useDealsAsk } from "./use-deals-ask";
import { ViewBar } from "./view-bar";
import { ViewControls } from "./view-controls";

const PERIODS = { month: 6, quarter: 4 };
const COLUMNS = ["title", "value", "company", "stage", "owner", "close"];

/** Open deals by when they are expected to close. */
export function ForecastPage() {
  const { t } = useTranslation("views");
  const { search } = usePlace();
  const { ask, chosen } = useDealsAsk();
  const by = search.by === "quarter" ? "quarter" : "month";
  const list = { ...ask, status: "open", sort: "expected_close_date" } as const;
  const options = (["month", "quarter"] as const).map((value) => ({
    value,
    label: t(`by.${value}`),
  }));
  return (
    <Page
      title={t("common:nav.pipeline")}
      fixed
      controls={<ViewControls layout="forecast" pipelineId={chosen?.id} />}
    >
      <ViewBar exports={exportDeals(list, COLUMNS)}>
        <Choice name="by" label={t("forecast.by")} options={options} chosen={by} />
      </ViewBar>
      <div className={classes.board}>
        <Boundary key={`${chosen?.id} ${by}`} loading={<BoardSkeleton columns={6} />}>
          <ForecastBoard ask={{ ...ask, by, periods: PERIODS[by] }} />
        </Boundary>
      </div>
    </Page>
  );
}
