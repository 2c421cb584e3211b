import { IconCalendarCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import classes from "../insights.module.css";
import { Tile } from "../tile";
import { useWords } from "../use-words";
import { ViewHeading } from "../view-heading";

/** What happened in the period, whenever the leads came in: what marketing and sales agree on. */
export function AcceptanceTiles({ funnel }: { funnel: Schema["LeadFunnelOut"] }) {
  const { t } = useTranslation("before");
  const words = useWords();
  const { qualified, acceptance, all_handed_over, acceptance_of_all } = funnel.period;
  const span = funnel.from || funnel.to ? "period" : "all";
  const parts = (of: Schema["AcceptanceOut"]) =>
    t("accept.of", { n: words.count(of.in_time), all: words.count(of.handed_over) });
  return (
    <>
      <ViewHeading view={t("view.period")} icon={<IconCalendarCheck size={14} />}>
        {t(`accept.says.${span}`, { period: words.period(funnel), day: words.day(funnel.as_of) })}
      </ViewHeading>
      <div className={classes.tiles}>
        <Tile
          label={t("accept.qualified")}
          value={words.count(qualified)}
          leads={{ figure: "period_qualified", what: t("accept.qualified") }}
        />
        <Tile
          label={t("accept.rate")}
          value={words.percent(acceptance.share)}
          hint={parts(acceptance)}
          n={acceptance.handed_over}
          leads={{ figure: "period_qualified_handed_over", what: t("accept.qualifiedHanded") }}
        />
        <Tile
          label={t("accept.handed")}
          value={words.count(all_handed_over)}
          leads={{ figure: "period_handed_over", what: t("accept.handed") }}
        />
        <Tile
          label={t("accept.rateOfAll")}
          value={words.percent(acceptance_of_all.share)}
          hint={parts(acceptance_of_all)}
          n={acceptance_of_all.handed_over}
          leads={{ figure: "period_due", what: t("accept.due") }}
        />
      </div>
    </>
  );
}
