import { IconScale } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { useFieldAccess } from "@/api/me";
import { EmptyState } from "@/ui/empty-state";

import classes from "../insights.module.css";
import { LossCard } from "../loss-card";
import { useWords } from "../use-words";
import { ViewHeading } from "../view-heading";
import { CompetitorsCard } from "./competitors-card";
import { GroupsCard } from "./groups-card";
import { LossStagesCard } from "./loss-stages-card";
import { SidesCard } from "./sides-card";
import { useOutcomes } from "./use-outcomes";

export function OutcomesFigures() {
  const { t } = useTranslation(["process", "insights"]);
  const words = useWords();
  const access = useFieldAccess("deal");
  const data = useOutcomes();
  const { whole } = data;
  const span = data.from || data.to ? "period" : "all";
  const period = { ...data, lost: whole.lost };
  return (
    <>
      <ViewHeading view={t("insights:view.period")} icon={<IconScale size={14} />}>
        {t(`insights:period.says.${span}`, {
          period: words.period(data),
          day: words.day(data.as_of),
        })}
      </ViewHeading>
      {whole.n === 0 ? (
        <EmptyState>{t("insights:period.none")}</EmptyState>
      ) : (
        <>
          <GroupsCard outcomes={data} />
          <div className={classes.pair}>
            <SidesCard outcomes={data} />
            {!access.hides("lost_reason_id") && <LossCard summary={{ ...data, period }} />}
          </div>
          {!access.hides("lost_reason_id") && whole.lost.n > 0 && (
            <LossStagesCard outcomes={data} />
          )}
          {!access.hides("competitor") && whole.lost.n > 0 && <CompetitorsCard outcomes={data} />}
        </>
      )}
    </>
  );
}
