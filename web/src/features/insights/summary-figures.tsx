import { Button } from "@mantine/core";
import { IconBolt, IconHistory } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { EmptyState } from "@/ui/empty-state";
import { PastBanner } from "@/ui/past-banner";

import { AgingCard } from "./aging-card";
import { ByOwnerCard } from "./by-owner-card";
import { ByStageCard } from "./by-stage-card";
import classes from "./insights.module.css";
import { OpenTiles } from "./open-tiles";
import { PeriodBox } from "./period-box";
import { summaryQuery } from "./queries";
import { useLiveSummary } from "./use-live-summary";
import { useIsPast, useLiveWord } from "./use-live-word";
import { useScope } from "./use-scope";
import { useWords } from "./use-words";
import { ViewHeading } from "./view-heading";

export function SummaryFigures() {
  const { t } = useTranslation("insights");
  const { scope, carried, set } = useScope();
  const { data } = useSuspenseQuery(summaryQuery(scope));
  const words = useWords();
  const view = useLiveWord();
  const isPast = useIsPast();
  useLiveSummary();
  const { open } = data;
  return (
    <>
      {isPast && (
        <PastBanner
          says={t("summary.then", { day: words.day(data.as_of) })}
          facts={words.deals(open.n)}
          note={t("summary.thenNote")}
          onBack={() => set({ as_of: undefined })}
        />
      )}
      <ViewHeading
        view={view}
        icon={isPast ? <IconHistory size={14} /> : <IconBolt size={14} />}
        more={
          <Link to="/insights/funnel" search={carried} className={classes.more}>
            {t("summary.other")}
          </Link>
        }
      >
        {t("summary.says", { day: words.day(data.as_of) })}
      </ViewHeading>
      {open.n === 0 ? (
        <EmptyState
          action={
            <Button component={Link} to="/imports" variant="default">
              {t("import")}
            </Button>
          }
        >
          {t("summary.none")}
        </EmptyState>
      ) : (
        <>
          <OpenTiles summary={data} />
          <div className={classes.pair}>
            <ByStageCard summary={data} />
            <ByOwnerCard summary={data} />
          </div>
          <AgingCard summary={data} />
        </>
      )}
      <div className={classes.divider} />
      <PeriodBox summary={data} />
    </>
  );
}
