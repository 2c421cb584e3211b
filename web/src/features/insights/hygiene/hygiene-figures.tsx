import { IconHeartbeat } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { EmptyState } from "@/ui/empty-state";

import classes from "../insights.module.css";
import { hygieneQuery } from "../process-queries";
import { Tile } from "../tile";
import { useScope } from "../use-scope";
import { useUnit } from "../use-unit";
import { useWords } from "../use-words";
import { ViewHeading } from "../view-heading";
import { CheckBars } from "./check-bars";
import { CheckTable } from "./check-table";
import { type Check, GAPS, RISKS } from "./checks";

const FIRST: Check[] = ["at_risk", "stalled", "no_next_step", "date_passed"];

export function HygieneFigures() {
  const { t } = useTranslation(["process", "insights"]);
  const words = useWords();
  const { isTold } = useUnit();
  const { scope } = useScope();
  const { pipeline_id, owner_id, team_id } = scope;
  const { data } = useSuspenseQuery(
    hygieneQuery({
      ...(pipeline_id && { pipeline_id }),
      ...(owner_id && { owner_id }),
      ...(team_id && { team_id }),
    }),
  );
  return (
    <>
      <ViewHeading view={t("insights:view.live")} icon={<IconHeartbeat size={14} />}>
        {t("hygiene.says")}
      </ViewHeading>
      {data.open.n === 0 ? (
        <EmptyState>{t("insights:summary.none")}</EmptyState>
      ) : (
        <>
          <div className={classes.tiles}>
            <Tile
              label={t("insights:summary.open")}
              value={words.count(data.open.n)}
              hint={isTold && words.money(data.open.value, data.currency)}
              deals={{ figure: "pipeline_open", what: t("insights:summary.open"), period: NONE }}
            />
            {data.checks
              .filter(({ check }) => FIRST.includes(check))
              .map((one) => (
                <Tile
                  key={one.check}
                  label={t(`hygiene.check.${one.check}`)}
                  value={words.count(one.n)}
                  hint={[
                    words.percent(one.share),
                    ...(isTold ? [words.money(one.value, data.currency)] : []),
                  ].join(" · ")}
                  deals={{
                    figure: "health",
                    what: t(`hygiene.check.${one.check}`),
                    cell: { check: one.check },
                  }}
                />
              ))}
          </div>
          <div className={classes.pair}>
            <CheckBars hygiene={data} checks={RISKS} subject={t("hygiene.risks")} />
            <CheckBars hygiene={data} checks={GAPS} subject={t("hygiene.gaps")} />
          </div>
          <CheckTable
            subject={t("hygiene.byOwner")}
            corner={t("insights:owner")}
            hygiene={data}
            groups={data.by_owner.map((one) => ({ ...one, id: one.owner_id, kind: "owner" }))}
          />
          <CheckTable
            subject={t("hygiene.byStage")}
            corner={t("insights:stage")}
            hygiene={data}
            groups={data.by_stage.map((one) => ({ ...one, id: one.stage_id, kind: "stage" }))}
          />
        </>
      )}
    </>
  );
}

/** What is open now has no period, whatever the address says. */
const NONE = { from: undefined, to: undefined };
