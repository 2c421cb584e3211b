import { useTranslation } from "react-i18next";

import insights from "../insights.module.css";
import { Tile } from "../tile";
import { useUnit } from "../use-unit";
import { figureOf } from "./figures";
import type { FigureName, MemberSheet } from "./queries";
import { useFigureRecords } from "./use-figure-records";
import { useFigureWords } from "./use-figure-words";

/** What matters first, each beside the team's median. */
export function SheetTiles({ sheet }: { sheet: MemberSheet }) {
  const { t } = useTranslation("coaching");
  const { isTold } = useUnit();
  const words = useFigureWords(sheet.currency);
  const recordsOf = useFigureRecords();
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
            {...recordsOf(sheet, one)}
          />
        );
      })}
    </div>
  );
}
