import { Button } from "@mantine/core";
import { IconUsersGroup } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { EmptyState } from "@/ui/empty-state";

import { leadFunnelQuery } from "../before-queries";
import classes from "../insights.module.css";
import { useBeforeScope } from "../use-before-scope";
import { useWords } from "../use-words";
import { ViewHeading } from "../view-heading";
import { AcceptanceTiles } from "./acceptance-tiles";
import { LeadFunnelCard } from "./lead-funnel-card";
import { LeadLinesCard } from "./lead-lines-card";
import { LeadTiles } from "./lead-tiles";
import { LeadTimesCard } from "./lead-times-card";
import { ReasonsCard } from "./reasons-card";

export function LeadFigures() {
  const { t } = useTranslation("before");
  const { ask, carried } = useBeforeScope();
  const { data } = useSuspenseQuery(leadFunnelQuery(ask));
  const words = useWords();
  const span = data.from || data.to ? "period" : "all";
  const toDeals = (
    <Link to="/insights/funnel" search={carried} className={classes.more}>
      {t("leads.onward")}
    </Link>
  );
  return (
    <>
      <ViewHeading view={t("view.cohort")} icon={<IconUsersGroup size={14} />} more={toDeals}>
        {t(`leads.says.${span}`, { period: words.period(data), day: words.day(data.as_of) })}
      </ViewHeading>
      {data.cohort === 0 ? (
        <EmptyState
          action={
            <Button component={Link} to="/leads" variant="default">
              {t("leads.toInbox")}
            </Button>
          }
        >
          {t("leads.none")}
        </EmptyState>
      ) : (
        <>
          <LeadTiles funnel={data} />
          <LeadFunnelCard funnel={data} />
          <div className={classes.pair}>
            <LeadTimesCard funnel={data} />
            <ReasonsCard funnel={data} />
          </div>
          <LeadLinesCard funnel={data} />
        </>
      )}
      <AcceptanceTiles funnel={data} />
    </>
  );
}
