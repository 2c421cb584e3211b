import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { dealCriteriaQuery, goToFix } from "./criteria";
import classes from "./criteria.module.css";
import { CriteriaRing } from "./criteria-ring";
import { CriterionLine } from "./criterion-line";
import type { Deal } from "./rules";
import { StageGuide } from "./stage-guide";

/** What the stage a deal stands in wants to see before it goes on, and the guide to it. */
export function CriteriaPanel({ deal }: { deal: Deal }) {
  const { t } = useTranslation("pipeline");
  const found = useQuery({ ...dealCriteriaQuery(deal.id), enabled: deal.status === "open" }).data;
  const here = found?.criteria.filter(({ stage_id }) => stage_id === deal.stage_id) ?? [];
  if (deal.status !== "open") return null;
  const met = here.filter(({ evidence }) => evidence).length;
  return (
    <div data-spot="criteria">
      {here.length > 0 && (
        <section className={classes.panel} aria-labelledby="deal-criteria">
          <div className={classes.head}>
            <h3 className={classes.heading} id="deal-criteria">
              {t("criteria.title", { stage: deal.stage_name })}
            </h3>
            <CriteriaRing criteria={{ met, count: here.length }} />
          </div>
          <ul className={classes.list}>
            {here.map((one) => (
              <CriterionLine
                key={one.id}
                criterion={one}
                evidence={one.evidence}
                dealId={deal.id}
                onFix={goToFix}
              />
            ))}
          </ul>
        </section>
      )}
      <StageGuide pipelineId={deal.pipeline_id} stageId={deal.stage_id} />
    </div>
  );
}
