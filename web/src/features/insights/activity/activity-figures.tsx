import { IconActivity } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { activityQuery } from "../before-queries";
import classes from "../insights.module.css";
import { useQuarterScope } from "../use-before-scope";
import { useWords } from "../use-words";
import { ViewHeading } from "../view-heading";
import { EffortCard } from "./effort-card";
import { HeatCard } from "./heat-card";
import { MembersCard } from "./members-card";
import { RepliesCard } from "./replies-card";
import { SpeedTiles } from "./speed-tiles";

export function ActivityFigures() {
  const { t } = useTranslation("before");
  const { ask } = useQuarterScope();
  const { data } = useSuspenseQuery(activityQuery(ask));
  const words = useWords();
  return (
    <>
      <ViewHeading view={t("view.period")} icon={<IconActivity size={14} />}>
        {t("activity.says", { period: words.period(data), day: words.day(data.as_of) })}
      </ViewHeading>
      <SpeedTiles activity={data} />
      <MembersCard activity={data} />
      <div className={classes.pair}>
        <HeatCard activity={data} />
        <EffortCard activity={data} />
      </div>
      <RepliesCard activity={data} />
    </>
  );
}
