import { Button } from "@mantine/core";
import { IconBolt } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { EmptyState } from "@/ui/empty-state";

import { AgingCard } from "./aging-card";
import { ByOwnerCard } from "./by-owner-card";
import { ByStageCard } from "./by-stage-card";
import classes from "./insights.module.css";
import { PeriodBox } from "./period-box";
import { summaryQuery } from "./queries";
import { Tile } from "./tile";
import { useLiveSummary } from "./use-live-summary";
import { useScope } from "./use-scope";
import { useWords } from "./use-words";
import { ViewHeading } from "./view-heading";

export function SummaryFigures() {
  const { t } = useTranslation("insights");
  const { scope, carried } = useScope();
  const { data } = useSuspenseQuery(summaryQuery(scope));
  const words = useWords();
  useLiveSummary();
  const { open, currency } = data;
  const deals = { figure: "pipeline_open", what: t("summary.open") } as const;
  return (
    <>
      <ViewHeading
        view={t("view.live")}
        icon={<IconBolt size={14} />}
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
          <div className={classes.tiles}>
            <Tile label={t("summary.open")} value={words.count(open.n)} deals={deals} />
            <Tile
              label={t("value")}
              value={words.money(open.value, currency)}
              hint={words.fullMoney(open.value, currency)}
              deals={deals}
            />
            <Tile
              label={t("summary.weighted")}
              value={words.money(open.weighted_value, currency)}
              hint={t("summary.weightedHint")}
              deals={deals}
            />
            <Tile
              label={t("summary.age")}
              value={words.days(data.median_age_days)}
              hint={t("median")}
              n={open.n}
            />
          </div>
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
