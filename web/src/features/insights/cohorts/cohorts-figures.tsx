import { IconUsersGroup } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { EmptyState } from "@/ui/empty-state";

import { FigureCard } from "../figure-card";
import { HeatTable } from "../heat-table";
import { cohortsQuery } from "../process-queries";
import { linesPicture } from "../stacked-picture";
import { Switch, Switches, UnitSwitch } from "../switches";
import { useUnit } from "../use-unit";
import { useWords } from "../use-words";
import { ViewHeading } from "../view-heading";
import { ENDS, SPANS, useCohortsScope } from "./use-cohorts-scope";
import { useCohortsTable } from "./use-cohorts-table";

export function CohortsFigures() {
  const { t } = useTranslation(["process", "insights"]);
  const words = useWords();
  const { ask, by, end } = useCohortsScope();
  const { isByValue } = useUnit();
  const { data } = useSuspenseQuery(cohortsQuery(ask));
  const { head, rows, table, shares } = useCohortsTable(data, end);
  const all = data.cohorts.reduce((sum, cohort) => sum + cohort.all.n, 0);
  return (
    <>
      <ViewHeading view={t("insights:view.cohort")} icon={<IconUsersGroup size={14} />}>
        {t(`cohorts.says.${by}`, { period: words.period(data), day: words.day(data.as_of) })}
      </ViewHeading>
      <Switches>
        <Switch
          name="by"
          label={t("cohorts.span")}
          choices={SPANS.map((value) => ({ value, label: t(`cohorts.by.${value}`) }))}
        />
        <Switch
          name="end"
          label={t("cohorts.end")}
          choices={ENDS.map((value) => ({ value, label: t(`cohorts.ends.${value}`) }))}
        />
        <UnitSwitch />
      </Switches>
      {all === 0 ? (
        <EmptyState>{t("cohorts.none")}</EmptyState>
      ) : (
        <FigureCard
          subject={t(`cohorts.subject.${end}`)}
          view={`${t("insights:view.cohort")} · ${t("insights:createdIn", { period: words.period(data) })}`}
          hint={[
            words.n(all),
            isByValue ? t("cohorts.ofValue") : t("cohorts.ofCount"),
            t(`cohorts.columns.${by}`),
            ...(data.earlier > 0
              ? [t("cohorts.earlier", { formatted: words.count(data.earlier) })]
              : []),
            words.asOf(data),
          ].join(" · ")}
          table={table}
          picture={() => linesPicture(head.slice(1, -1), shares, (share) => words.percent(share))}
        >
          <HeatTable
            label={t(`cohorts.subject.${end}`)}
            corner={t("insights:created")}
            head={head}
            rows={rows}
          />
        </FigureCard>
      )}
    </>
  );
}
