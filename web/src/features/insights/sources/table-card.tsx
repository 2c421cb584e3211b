import { UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { barsPicture } from "../bars-picture";
import type { LeadFigure } from "../before-queries";
import { FigureCard } from "../figure-card";
import tables from "../lead-funnel/lead-funnel.module.css";
import type { Figure } from "../queries";
import { RecordsLink } from "../records-link";
import { isSmall } from "../rules";
import { Scroll } from "../scroll";
import { useWords } from "../use-words";
import { bySource } from "./sort";
import { COLUMNS, type SourceColumn, useSourceLines } from "./use-source-lines";
import { useSourcesAsk } from "./use-sources-ask";

type Line = Schema["SourceLineOut"];
const DEALS: Partial<Record<SourceColumn, Figure>> = {
  deals: "source_deal",
  won: "source_won",
  won_value: "source_won",
  open_weighted_value: "source_open",
  median_days: "source_won",
  cost_per_won: "source_won",
  return_on_cost: "source_won",
};
const LEADS: Partial<Record<SourceColumn, LeadFigure>> = {
  leads: "cohort",
  conversion: "cohort",
  cost_per_lead: "cohort",
};
const RATIOS: SourceColumn[] = ["conversion", "cost_per_lead"];
const OF_WON: SourceColumn[] = ["median_days", "cost_per_won", "return_on_cost"];

/** Every source in figures; a click on a column sorts by it. */
export function TableCard({ figures }: { figures: Schema["SourcesOut"] }) {
  const { t } = useTranslation("before");
  const words = useWords();
  const { search, set } = useSourcesAsk();
  const lines = useSourceLines(figures);
  const { nameOf, columns, head } = lines;
  const sort = search.sort ?? "-won_value";
  const chosen = COLUMNS.find((column) => sort.replace("-", "") === column);
  const items = [...figures.items].sort(bySource(chosen, sort.startsWith("-"), nameOf));
  return (
    <FigureCard
      subject={t("sources.table")}
      view={t(`view.${figures.view}`)}
      hint={[
        figures.has_costs ? t("sources.spread") : t("sources.noCosts"),
        ...(figures.has_costs ? [t("sources.today")] : []),
        words.asOf(figures),
      ].join(" · ")}
      table={lines.table}
      picture={() =>
        barsPicture(
          figures.items.map((line) => ({ name: nameOf(line), value: line.leads })),
          words.count,
        )
      }
    >
      <Scroll label={t("sources.table")}>
        <table className={tables.table}>
          <thead>
            <tr>
              <th scope="col">{head[0]}</th>
              {columns.map((column) => (
                <th
                  key={column}
                  scope="col"
                  aria-sort={
                    chosen !== column
                      ? undefined
                      : sort.startsWith("-")
                        ? "descending"
                        : "ascending"
                  }
                >
                  <UnstyledButton
                    className={tables.sort}
                    data-on={chosen === column || undefined}
                    onClick={() => set({ sort: sort === `-${column}` ? column : `-${column}` })}
                  >
                    {t(`sources.column.${column}`)}
                    {chosen === column &&
                      (sort.startsWith("-") ? (
                        <IconArrowDown size={12} />
                      ) : (
                        <IconArrowUp size={12} />
                      ))}
                  </UnstyledButton>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((line) => (
              <tr key={line.id ?? "none"}>
                <th scope="row" title={nameOf(line)}>
                  {nameOf(line)}
                </th>
                {columns.map((column) => (
                  <td key={column} data-small={isFew(line, column) || undefined}>
                    <Cell figures={figures} line={line} column={column} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t("sources.total")}</th>
              {columns.map((column) => (
                <td key={column}>
                  <Cell figures={figures} line={figures.total} column={column} />
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </Scroll>
    </FigureCard>
  );
}

/** Ratios of few things say little. */
function isFew(line: Line, column: SourceColumn): boolean {
  if (RATIOS.includes(column)) return isSmall(line.leads);
  return OF_WON.includes(column) && isSmall(line.won);
}

type CellProps = { figures: Schema["SourcesOut"]; line: Line; column: SourceColumn };

/** A figure of a line, or of all of them; a cost is made of none of these. */
function Cell({ figures, line, column }: CellProps) {
  const { cell, asked, nameOf } = useSourceLines(figures);
  const { t } = useTranslation("before");
  const { view, by, total } = figures;
  const name = line === total ? t("sources.total") : nameOf(line);
  const what = `${name}: ${t(`sources.column.${column}`)}`;
  const ofLine = line === total ? {} : { [by]: line.id ?? "none" };
  const qualified = view === "period" ? "period_qualified" : "qualified";
  const deals = DEALS[column];
  const leads = column === "qualified" ? qualified : LEADS[column];
  return (
    <RecordsLink
      records={{
        ...(deals && { deals: { figure: deals, what, ...asked(line) } }),
        ...(leads && { leads: { figure: leads, what, ...ofLine } }),
      }}
    >
      {cell(line, column)}
    </RecordsLink>
  );
}
