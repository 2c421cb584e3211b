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

// The cards come first; what narrows them down follows.
const BoardControls = lazy(async () => ({
  default: (await import("./board-controls")).BoardControls,
}));

export function BoardPage() {
  const { t } = useTranslation("pipeline");
  const { search } = usePlace();
  const pipelines = useSuspenseQuery(pipelinesQuery()).data;
  const chosen = useChosenPipeline(search.pipeline);
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
