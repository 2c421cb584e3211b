import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import classes from "../insights.module.css";
import { Tile } from "../tile";
import { useWords } from "../use-words";

/** All sources together. */
export function SourcesTiles({ figures }: { figures: Schema["SourcesOut"] }) {
  const { t } = useTranslation("before");
  const words = useWords();
  const { total, currency, by, view, has_costs } = figures;
  const isTold = total.won_value !== null;
  const asked = view === "period" ? ({ view } as const) : {};
  const won = { figure: "source_won", what: t("sources.won"), ...asked } as const;
  return (
    <div className={classes.tiles}>
      <Tile
        label={t("lines.leads")}
        value={words.count(total.leads)}
        hint={t("sources.qualified", { formatted: words.count(total.qualified) })}
        leads={{ figure: "cohort", what: t("lines.leads") }}
      />
      <Tile
        label={t("sources.won")}
        value={words.count(total.won)}
        hint={isTold && words.money(total.won_value, currency)}
        deals={won}
      />
      <Tile
        label={t("sources.open")}
        value={isTold ? words.money(total.open_weighted_value, currency) : words.count(total.open)}
        hint={words.deals(total.open)}
        deals={{ figure: "source_open", what: t("sources.open"), ...asked }}
      />
      <Tile
        label={t("sources.days")}
        value={words.days(total.median_days)}
        n={total.won}
        deals={won}
      />
      {has_costs && (
        <>
          <Tile
            label={t("sources.cost")}
            value={words.money(total.cost, currency)}
            hint={
              total.cost_per_lead &&
              t("sources.perLead", { value: words.money(total.cost_per_lead, currency) })
            }
            asks={by === "campaign" ? undefined : { by: "campaign" }}
          />
          {isTold && (
            <Tile
              label={t("sources.return")}
              value={words.percent(total.return_on_cost)}
              deals={won}
              hint={t("sources.formula")}
            />
          )}
        </>
      )}
    </div>
  );
}
