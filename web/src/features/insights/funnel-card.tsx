import { Fragment } from "react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { barsPicture } from "./bars-picture";
import { FigureCard } from "./figure-card";
import classes from "./funnel.module.css";
import { FunnelDrop } from "./funnel-drop";
import { FunnelStage } from "./funnel-stage";
import { FunnelWon } from "./funnel-won";
import { shownStages } from "./rules";
import { useFunnelTable } from "./use-funnel-table";
import { useFunnelWay } from "./use-funnel-way";
import { useWords } from "./use-words";

const KINDS = ["on", "won", "undecided", "lost", "void", "skipped"] as const;

/** Bars as wide as there are deals; between them what goes on and what is lost. */
export function FunnelCard({ funnel }: { funnel: Schema["FunnelOut"] }) {
  const { t } = useTranslation(["insights", "process"]);
  const words = useWords();
  const table = useFunnelTable(funnel);
  const stages = shownStages(funnel.stages);
  const { size, isByValue, way } = useFunnelWay();
  const most = Math.max(0, ...stages.map(({ reached }) => size(reached)));
  const kinds = KINDS.filter((kind) => kind !== "skipped" || way === "strict");
  const period = words.period(funnel);
  const isTold = funnel.cohort.value !== null;
  return (
    <FigureCard
      subject={t("funnel.subject")}
      view={[
        t("view.cohort"),
        ...(way === "strict" ? [t("process:ways.strict")] : []),
        ...(isByValue ? [t("process:unit.value")] : []),
        t("createdIn", { period }),
      ].join(" · ")}
      hint={`${words.n(funnel.cohort.n)} · ${words.asOf(funnel)}`}
      table={table}
      picture={() =>
        barsPicture(
          stages.map(({ name, reached }) => ({ name, value: size(reached) })),
          (value) => (isByValue ? words.money(String(value), funnel.currency) : words.count(value)),
        )
      }
    >
      <div className={classes.funnel}>
        <ul className={classes.legend}>
          {kinds.map((kind) => (
            <li key={kind}>
              <span className={classes.swatch} data-kind={kind} />
              {t(`kind.${kind}`)}
            </li>
          ))}
        </ul>
        <div className={classes.row}>
          <span className={classes.head} />
          <span className={classes.head} />
          <span className={classes.head}>{isTold && t(isByValue ? "count" : "value")}</span>
          <span className={classes.head}>{t("leakage.count")}</span>
          <span className={classes.head}>{isTold && t("leakage.value")}</span>
        </div>
        {stages.map((stage, at) => {
          const next = stages[at + 1];
          return (
            <Fragment key={stage.stage_id}>
              <FunnelStage
                stage={stage}
                next={next}
                most={most}
                currency={funnel.currency}
                isWorst={stage.stage_id === funnel.most_lost_stage_id}
              />
              {next && <FunnelDrop stage={stage} next={next} most={most} />}
            </Fragment>
          );
        })}
        <FunnelWon funnel={funnel} most={most} />
      </div>
    </FigureCard>
  );
}
