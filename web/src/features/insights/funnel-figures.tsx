import { Button } from "@mantine/core";
import { IconUsersGroup } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { EmptyState } from "@/ui/empty-state";

import { FunnelCard } from "./funnel-card";
import { FunnelTiles } from "./funnel-tiles";
import classes from "./insights.module.css";
import { funnelQuery } from "./queries";
import { useFunnelWay } from "./use-funnel-way";
import { useScope } from "./use-scope";
import { useWords } from "./use-words";
import { ViewHeading } from "./view-heading";

export function FunnelFigures() {
  const { t } = useTranslation(["insights", "process"]);
  const { scope, carried, decidedOnly, set } = useScope();
  const { way } = useFunnelWay();
  const { data } = useSuspenseQuery(funnelQuery({ ...scope, decided_only: decidedOnly, way }));
  const words = useWords();
  const span = data.from || data.to ? "period" : "all";
  const isNarrowed = Boolean(carried.from || carried.to || carried.owner || carried.as_of);
  const clear = {
    from: undefined,
    to: undefined,
    owner: undefined,
    team: undefined,
    as_of: undefined,
  };
  return (
    <>
      <ViewHeading
        view={t("view.cohort")}
        icon={<IconUsersGroup size={14} />}
        more={
          <Link to="/insights/pipeline" search={carried} className={classes.more}>
            {t("funnel.other")}
          </Link>
        }
      >
        {t(`funnel.says.${span}`, {
          period: words.period(data),
          day: words.day(data.as_of),
        })}
        {data.decided_only && ` ${t("funnel.decided")}`}
        {way === "strict" && ` ${t("process:ways.strictSays")}`}
      </ViewHeading>
      {data.cohort.n === 0 ? (
        <EmptyState
          action={
            isNarrowed ? (
              <Button variant="default" onClick={() => set(clear)}>
                {t("showAll")}
              </Button>
            ) : (
              <Button component={Link} to="/imports">
                {t("import")}
              </Button>
            )
          }
        >
          {isNarrowed ? t("funnel.noMatch") : t("funnel.none")}
        </EmptyState>
      ) : (
        <>
          <FunnelTiles funnel={data} />
          <FunnelCard funnel={data} />
        </>
      )}
    </>
  );
}
