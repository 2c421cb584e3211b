import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { formatNumber } from "@/lib/money";
import { Money } from "@/ui/money";
import { useLocale } from "@/ui/use-locale";

import classes from "./overview.module.css";

type Stage = Schema["OverviewPipeline"]["stages"][number];
type Props = { pipeline: Schema["OverviewPipeline"]; currency: string };

/** The stages of a pipeline with their sums; the bars of one pipeline share one scale. */
export function OverviewStages({ pipeline, currency }: Props) {
  const { t } = useTranslation("views");
  const { language } = useLocale();
  const isTold = pipeline.value !== null;
  const size = (stage: Stage) => Number(stage.value ?? stage.count);
  const most = Math.max(1, ...pipeline.stages.map(size));
  return (
    <table className={classes.stages} aria-label={t("overview.stages", { name: pipeline.name })}>
      <thead>
        <tr>
          <th scope="col">{t("group.stage")}</th>
          <th scope="col">{t("totals.count")}</th>
          {isTold && <th scope="col">{t("totals.sum")}</th>}
          {isTold && <th scope="col">{t("totals.weighted")}</th>}
        </tr>
      </thead>
      <tbody>
        {pipeline.stages.map((stage) => (
          <tr key={stage.id}>
            <th scope="row">
              <Link
                to="/deals"
                search={toStage(pipeline.id)}
                className={classes.link}
                title={t("overview.probability", { probability: stage.probability })}
              >
                {stage.name}
              </Link>
              <svg
                className={classes.bar}
                viewBox="0 0 100 3"
                preserveAspectRatio="none"
                aria-hidden
              >
                <rect width={(size(stage) / most) * 100} height="3" />
              </svg>
            </th>
            <td>{formatNumber(stage.count, language)}</td>
            {isTold && (
              <>
                <td>
                  <Money amount={stage.value} currency={currency} short />
                </td>
                <td className={classes.weighted}>
                  <Money amount={stage.weighted_value} currency={currency} short />
                </td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The deals of this pipeline in groups by stage, with the filters one has. */
function toStage(pipeline: string) {
  return ((place: object) => ({ ...place, pipeline, group: "stage" })) as never;
}
