import { useTranslation } from "react-i18next";

import { usePlace } from "@/lib/place";
import classes from "@/ui/board/board.module.css";
import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";

import { BoardSkeleton } from "./board-skeleton";
import { ForecastBoard } from "./forecast-board";
import { useDealsAsk } from "./use-deals-ask";
import { ViewControls } from "./view-controls";

const PERIODS = { month: 6, quarter: 4 };

/** Open deals by when they are expected to close. */
export function ForecastPage() {
  const { t } = useTranslation("views");
  const { search } = usePlace();
  const { ask, chosen } = useDealsAsk();
  const by = search.by === "quarter" ? "quarter" : "month";
  const whole = { ...ask, by, periods: PERIODS[by] } as const;
  return (
    <Page
      title={t("common:nav.pipeline")}
      fixed
      controls={
        <ViewControls
          layout="forecast"
          ask={ask}
          columns={["title", "value", "company", "stage", "owner", "close"]}
        >
          {{ name: "by", label: t("forecast.by"), values: ["month", "quarter"], chosen: by }}
        </ViewControls>
      }
    >
      <div className={classes.board}>
        <Boundary key={`${chosen?.id} ${by}`} loading={<BoardSkeleton columns={6} />}>
          <ForecastBoard ask={whole} />
        </Boundary>
      </div>
    </Page>
  );
}
