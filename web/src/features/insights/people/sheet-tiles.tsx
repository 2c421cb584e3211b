import { useTranslation } from "react-i18next";

import type { DealsOf } from "../deals-link";
import insights from "../insights.module.css";
import { Tile } from "../tile";
import { useUnit } from "../use-unit";
import { figureOf } from "./figures";
import type { FigureName, MemberSheet } from "./queries";
import { useFigureWords } from "./use-figure-words";
import { usePeopleScope } from "./use-people-scope";

/** What matters first, each beside the team's median. */
export function SheetTiles({ sheet }: { sheet: MemberSheet }) {
  const { t } = useTranslation("coaching");
  const { isTold } = useUnit();
  const { period } = usePeopleScope();
  const words = useFigureWords(sheet.currency);
  const owner = sheet.member_id;
  const links: Partial<Record<FigureName, DealsOf>> = {
    won: { figure: "period_won", what: t("figure.won"), owner, period },
    won_value: { figure: "period_won", what: t("figure.won"), owner, period },
    win_rate: { figure: "period_closed", what: t("figure.win_rate"), owner, period },
    cycle_days: { figure: "period_won", what: t("figure.won"), owner, period },
    open: { figure: "pipeline_open", what: t("figure.open"), owner },
    open_value: { figure: "pipeline_open", what: t("figure.open"), owner },
    at_risk: { figure: "health", what: t("figure.at_risk"), owner, cell: { check: "at_risk" } },
  };
  const shown: FigureName[] = isTold
    ? ["won_value", "win_rate", "cycle_days", "open_value", "at_risk"]
    : ["won", "win_rate", "cycle_days", "open", "at_risk"];
  return (
    <div className={insights.tiles}>
      {shown.map((name) => {
        const one = figureOf(sheet.figures, name);
        if (!one) return null;
        const median = words.median(one);
        return (
          <Tile
            key={name}
            label={t(`figure.${name}`)}
            value={words.own(one)}
            hint={words.hasMedian(one) && t("median", { median })}
            {...(one.n !== null && { n: one.n })}
            deals={links[name]}
          />
        );
      })}
    </div>
  );
}
