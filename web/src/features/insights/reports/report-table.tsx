import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import figure from "../figure-card.module.css";
import { isSmall } from "../rules";
import { Scroll } from "../scroll";

import type { Answer, Cell } from "./queries";
import classes from "./report.module.css";
import { type Shown, useRecordsLink } from "./use-records-link";
import { useSides } from "./use-sides";
import { useValues } from "./use-values";

type Place = Parameters<ReturnType<typeof useRecordsLink>>[0];

/** Every figure with its n, beside that of the other side; each leads to its records. */
export function ReportTable(shown: Shown) {
  const { t } = useTranslation(["reports", "insights"]);
  const { key } = useValues();
  const { answer, asked } = shown;
  const sides = useSides(answer, asked);
  const { rows, series, totals, total } = answer;
  const line = (cells: Cell[], whole: Cell, row?: Answer["rows"][number]) => (
    <>
      {cells.map((cell, at) => (
        <Figure
          key={series[at]?.key}
          {...shown}
          cell={cell}
          place={{ line: row, column: series[at] }}
          sides={sides}
        />
      ))}
      <Figure
        {...shown}
        cell={whole}
        place={{ line: row }}
        sides={series.length ? sides : undefined}
      />
      {sides && !series.length && <OtherSide answer={answer} cell={whole} />}
    </>
  );
  return (
    <Scroll label={t("table")}>
      <table className={`${figure.table} ${classes.table}`}>
        <thead>
          <tr>
            <th scope="col">{t(`dimension.${asked.rows}` as "none", "")}</th>
            {series.map((column) => (
              <th key={column.key} scope="col">
                {key(asked.series, column)}
              </th>
            ))}
            <th scope="col">{sides && !series.length ? sides[0] : t("total")}</th>
            {sides && !series.length && (
              <>
                <th scope="col">{sides[1]}</th>
                <th scope="col">{t("insights:compare.change")}</th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{key(asked.rows, row)}</th>
              {line(row.cells, row.total, row)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("total")}</th>
            {line(totals, total)}
          </tr>
        </tfoot>
      </table>
    </Scroll>
  );
}

type Props = Shown & {
  cell: Cell;
  place: Place;
  /** Named in the cell, where the other side has no column of its own. */
  sides: readonly [string, string] | undefined;
};

function Figure({ cell, place, sides, ...shown }: Props) {
  const { t } = useTranslation("reports");
  const { value, words, change } = useValues();
  const linkTo = useRecordsLink(shown);
  const { answer } = shown;
  const said = value(answer, cell.value, true);
  const was = sides && t("beside", { name: sides[1], value: value(answer, cell.before) });
  return (
    <td data-small={(!answer.measure.adds_up && isSmall(cell.n)) || undefined}>
      {cell.n > 0 ? <Link {...linkTo(place)}>{said}</Link> : said}
      {answer.measure.unit !== "count" && cell.n > 0 && <small>{words.n(cell.n)}</small>}
      {was && (
        <small title={was}>{`${value(answer, cell.before)} · ${change(answer, cell)}`}</small>
      )}
    </td>
  );
}

function OtherSide({ answer, cell }: { answer: Answer; cell: Cell }) {
  const { value, words, change } = useValues();
  const n = cell.n_before ?? 0;
  return (
    <>
      <td data-small={(!answer.measure.adds_up && isSmall(n)) || undefined}>
        {value(answer, cell.before, true)}
        {answer.measure.unit !== "count" && n > 0 && <small>{words.n(n)}</small>}
      </td>
      <td>{change(answer, cell)}</td>
    </>
  );
}
