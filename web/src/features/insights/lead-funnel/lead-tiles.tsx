import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import classes from "../insights.module.css";
import { ratioOf } from "../rules";
import { Tile } from "../tile";
import { useMinutes } from "../use-span-words";
import { useWords } from "../use-words";

/** The cohort in five figures: how many, how far, how quickly answered. */
export function LeadTiles({ funnel }: { funnel: Schema["LeadFunnelOut"] }) {
  const { t } = useTranslation("before");
  const words = useWords();
  const minutes = useMinutes();
  const { cohort, speed, steps } = funnel;
  const reached = (step: string) => steps.find((one) => one.step === step)?.reached ?? 0;
  return (
    <div className={classes.tiles}>
      <Tile
        label={t("leads.all")}
        value={words.count(cohort)}
        leads={{ figure: "cohort", what: t("leads.all") }}
      />
      <Tile
        label={t("leads.toQualified")}
        value={words.percent(ratioOf(reached("qualified"), cohort))}
        n={cohort}
        leads={{ figure: "qualified", what: t("step.qualified") }}
      />
      <Tile
        label={t("leads.toWon")}
        value={words.percent(ratioOf(reached("won"), cohort))}
        n={cohort}
        leads={{ figure: "won", what: t("step.won") }}
      />
      <Tile
        label={t("speed.median")}
        value={
          speed.due > 0 && speed.median_minutes === null
            ? t("speed.none")
            : minutes(speed.median_minutes)
        }
        hint={t("speed.working")}
        n={speed.due}
        isWords={speed.due > 0 && speed.median_minutes === null}
        leads={{ figure: "due", what: t("speed.due") }}
      />
      <Tile
        label={t("speed.agreed")}
        value={words.percent(speed.within_agreed)}
        hint={t("speed.hour", { share: words.percent(speed.within_hour) })}
        n={speed.due}
        leads={{ figure: "answered", what: t("speed.answered") }}
      />
    </div>
  );
}
