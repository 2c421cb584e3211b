import { Box } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { Scroll } from "../scroll";
import { MONTHS, membersIn, monthStart, sumOf, YEAR } from "./grid-rules";
import type { Year } from "./queries";
import { type Place, useGrid } from "./use-grid";
import { idOf, type TargetWords, useTargetWords } from "./use-target-words";
import type { useYearWrites } from "./use-year-writes";
import { YearCell } from "./year-cell";
import classes from "./year-grid.module.css";

type Props = { data: Year; writes: ReturnType<typeof useYearWrites>; onPlace: (at: Place) => void };

/** Members and teams by months, like a spreadsheet: typed, pasted, filled to the right. */
export function YearGrid({ data, writes, onPlace }: Props) {
  const { t } = useTranslation("targets");
  const words = useTargetWords(data);
  const grid = useGrid(data, writes, onPlace);
  const month = new Intl.DateTimeFormat(words.language, { month: "short", timeZone: "UTC" });
  const columns = [
    ...Array.from({ length: MONTHS }, (_, n) => month.format(new Date(monthStart(data.year, n)))),
    String(data.year),
  ];
  return (
    <Scroll label={t("edit.grid", { year: data.year })}>
      <table
        ref={grid.ref}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: one walks through its cells
        role="grid"
        className={classes.grid}
        aria-label={t("edit.grid", { year: data.year })}
        aria-busy={writes.isPending}
        {...grid.events}
      >
        <thead>
          <tr>
            <th scope="col">
              {t("who")}
              {data.is_money && ` · ${data.currency}`}
            </th>
            {columns.map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.items.map((row, y) => (
            <Row key={idOf(row)} data={data} y={y} columns={columns} grid={grid} words={words} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

type RowProps = {
  data: Year;
  y: number;
  columns: string[];
  grid: ReturnType<typeof useGrid>;
  words: TargetWords;
};

function Row({ data, y, columns, grid, words }: RowProps) {
  const row = data.items[y];
  if (!row) return null;
  const members = Array.from({ length: MONTHS }, (_, n) => membersIn(data.items, y, n));
  const all = (amounts: (string | null)[]) => [...amounts, sumOf(amounts)];
  const [own, below, before] = [row.months, members, row.last_year].map(all);
  return (
    <tr data-group={row.member_id === null || undefined}>
      <th scope="row">
        <Box component="span" className={classes.name} pl={row.depth * 14}>
          {row.name}
        </Box>
      </th>
      {columns.map((name, x) => {
        const isHere = grid.at.row === y && grid.at.column === x;
        return (
          <YearCell
            key={name}
            at={`${y}.${x}`}
            label={`${row.name}, ${x === YEAR ? data.year : name}`}
            isHere={isHere}
            typed={isHere ? grid.typed : undefined}
            amount={own?.[x] ?? null}
            members={(row.member_id === null && below?.[x]) || null}
            before={before?.[x] ?? null}
            words={words}
            onCommit={grid.commit}
            onCancel={() => grid.go(grid.at)}
          />
        );
      })}
    </tr>
  );
}
