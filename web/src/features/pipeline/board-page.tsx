import { useSuspenseQuery } from "@tanstack/react-query";
import { lazy, useDeferredValue, useMemo } from "react";
import { useTranslation } from "react-i18next";

import { pipelinesQuery } from "@/api/lookups";
import { usePlace } from "@/lib/place";
import classes from "@/ui/board/board.module.css";
import { Boundary } from "@/ui/boundary";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import { Board } from "./board";
import { BoardSkeleton } from "./board-skeleton";
import { toQuery } from "./filters";
import { useChosenPipeline } from "./use-chosen-pipeline";
import { usePastDay } from "./use-past-day";

// The cards come first; what narrows them down follows.
const BoardControls = lazy(async () => ({
  default: (await import("./board-controls")).BoardControls,
}));
const PastControls = lazy(async () => ({
  default: (await import("./past-controls")).PastControls,
}));
const PastBoard = lazy(async () => ({ default: (await import("./past-board")).PastBoard }));

export function BoardPage() {
  const { t } = useTranslation("pipeline");
  const { search } = usePlace();
  const pipelines = useSuspenseQuery(pipelinesQuery()).data;
  const chosen = useChosenPipeline(search.pipeline);
  const { moment, name } = usePastDay();
  // The old board stays on screen until the filtered one is there.
  const place = useDeferredValue(search);
  const ask = useMemo(
    () => ({ pipelineId: chosen?.id ?? "", filters: toQuery(place), sort: place.sort ?? "" }),
    [chosen?.id, place],
  );
  if (!chosen) {
    return (
      <Page title={t("common:nav.pipeline")}>
        <EmptyState>{t("noPipeline")}</EmptyState>
      </Page>
    );
  }
  if (moment && name) {
    const past = {
      pipeline_id: chosen.id,
      as_of: moment,
      ...(search.owner && { owner_id: search.owner }),
      ...(search.team && { team_id: search.team }),
    };
    return (
      <Page
        title={t("common:nav.pipeline")}
        fixed
        controls={<PastControls pipelines={pipelines} chosenId={chosen.id} />}
      >
        <div className={classes.board}>
          <Boundary loading={<BoardSkeleton columns={chosen.stages.length} />}>
            <PastBoard ask={past} day={name} />
          </Boundary>
        </div>
      </Page>
    );
  }
  return (
    <Page
      title={t("common:nav.pipeline")}
      fixed
      controls={<BoardControls pipelines={pipelines} chosenId={chosen.id} />}
    >
      <div className={classes.board}>
        <Boundary key={chosen.id} loading={<BoardSkeleton columns={chosen.stages.length} />}>
          <Board pipeline={chosen} ask={ask} hasOthers={pipelines.length > 1} />
        </Boundary>
      </div>
    </Page>
  );
}
