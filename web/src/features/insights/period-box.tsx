import { IconCalendarStats } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { useFieldAccess } from "@/api/me";
import { EmptyState } from "@/ui/empty-state";

import classes from "./insights.module.css";
import { LossCard } from "./loss-card";
import { PeriodTiles } from "./period-tiles";
import { useWords } from "./use-words";
import { VelocityCard } from "./velocity-card";
import { ViewHeading } from "./view-heading";

/** What was closed in the period, whenever it began. */
export function PeriodBox({ summary }: { summary: Schema["SummaryOut"] }) {
  const { t } = useTranslation("insights");
  const words = useWords();
  const access = useFieldAccess("deal");
  const { period, as_of } = summary;
  const span = period.from || period.to ? "period" : "all";
  const asked = { ...period, as_of };
  return (
    <>
      <ViewHeading view={t("view.period")} icon={<IconCalendarStats size={14} />}>
        {t(`period.says.${span}`, {
          period: words.period(asked),
          day: words.day(as_of),
        })}
      </ViewHeading>
      {period.win_rate.n === 0 ? (
        <EmptyState>{t("period.none")}</EmptyState>
      ) : (
        <>
          <PeriodTiles summary={summary} />
          <div className={classes.pair}>
            {period.won.value !== null && <VelocityCard summary={summary} />}
            {!access.hides("lost_reason_id") && <LossCard summary={summary} />}
          </div>
        </>
      )}
    </>
  );
}
