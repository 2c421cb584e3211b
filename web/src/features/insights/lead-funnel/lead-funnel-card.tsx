import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { barsPicture } from "../bars-picture";
import { FigureCard } from "../figure-card";
import funnelClasses from "../funnel.module.css";
import { useWords } from "../use-words";
import classes from "./lead-funnel.module.css";
import { LeadStep } from "./lead-step";

const LEGEND = ["on", "won", "undecided", "lost"] as const;

/** From a lead that came in to a deal that is won: widths true to counts. */
export function LeadFunnelCard({ funnel }: { funnel: Schema["LeadFunnelOut"] }) {
  const { t } = useTranslation("before");
  const words = useWords();
  const { steps, cohort } = funnel;
  return (
    <FigureCard
      subject={t("leads.subject")}
      view={`${t("view.cohort")} · ${t("leads.createdIn", { period: words.period(funnel) })}`}
      hint={[t("leads.skipping"), words.asOf(funnel)].join(" · ")}
      table={{
        head: [
          t("leads.step"),
          t("leads.reached"),
          t("leads.been"),
          t("leads.conversion"),
          t("leads.undecided"),
          t("leads.out"),
        ],
        rows: steps.map((step) => [
          t(`step.${step.step}`),
          words.count(step.reached),
          words.count(step.been),
          words.percent(step.conversion),
          words.count(step.undecided),
          words.count(step.out),
        ]),
      }}
      picture={() =>
        barsPicture(
          steps.map((step) => ({ name: t(`step.${step.step}`), value: step.reached })),
          words.count,
        )
      }
    >
      <ul className={funnelClasses.legend}>
        {LEGEND.map((kind) => (
          <li key={kind}>
            <span className={funnelClasses.swatch} data-kind={kind} />
            {t(`legend.${kind}`)}
          </li>
        ))}
      </ul>
      <ol className={classes.steps}>
        {steps.map((step) => (
          <LeadStep key={step.step} step={step} most={cohort} />
        ))}
      </ol>
    </FigureCard>
  );
}
