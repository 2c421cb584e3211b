import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import classes from "../insights.module.css";
import { Tile } from "../tile";
import { useQuarterScope } from "../use-before-scope";
import { useMinutes } from "../use-span-words";
import { useWords } from "../use-words";

/** Speed to lead and whether customers are reached, of everybody who is asked for. */
export function SpeedTiles({ activity }: { activity: Schema["ActivityOut"] }) {
  const { t } = useTranslation("before");
  const words = useWords();
  const minutes = useMinutes();
  const { together } = activity.whole;
  const { period } = useQuarterScope();
  const due = { figure: "due", what: t("speed.due"), period } as const;
  const isSlow = together.leads_due > 0 && together.median_minutes === null;
  return (
    <div className={classes.tiles}>
      <Tile
        label={t("speed.median")}
        value={isSlow ? t("speed.none") : minutes(together.median_minutes)}
        hint={t("speed.working")}
        isWords={isSlow}
        n={together.leads_due}
        leads={due}
      />
      <Tile
        label={t("speed.withinHour")}
        value={words.percent(together.within_hour)}
        hint={t("speed.withinAgreed", { share: words.percent(together.within_agreed) })}
        n={together.leads_due}
        leads={due}
      />
      <Tile
        label={t("activity.contact_rate")}
        value={words.percent(together.contact_rate)}
        n={together.leads_due}
        leads={{ figure: "answered", what: t("speed.answered"), period }}
      />
      <Tile
        label={t("activity.connect_rate")}
        value={words.percent(together.connect_rate)}
        hint={t("activity.answered")}
        n={together.calls_judged}
        contacts={{ kind: "calls_judged", what: t("activity.judged") }}
      />
      <Tile
        label={t("activity.on_time")}
        value={words.percent(together.on_time)}
        n={together.tasks_due}
        tasks={{ figure: "due", what: t("taskList.ofDue") }}
      />
    </div>
  );
}
