import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { stageTimesQuery } from "../queries";
import { StageTimes } from "../stage-times";
import { useScope } from "../use-scope";
import { NothingTile } from "./nothing-tile";

export function TimesTile() {
  const { t } = useTranslation(["insights", "dashboards"]);
  const { scope } = useScope();
  const { data } = useSuspenseQuery(stageTimesQuery(scope));
  if (data.stages.every(({ n_finished, n_censored }) => n_finished + n_censored === 0)) {
    return <NothingTile title={t("times.subject")}>{t("dashboards:nothing")}</NothingTile>;
  }
  return <StageTimes />;
}
