import classes from "./figure-card.module.css";
import { type Records, RecordsLink } from "./records-link";
import { Scroll } from "./scroll";

/** What a chart shows, in figures; the first column names the row. */
export type Table = {
  head: string[];
  rows: string[][];
  /** What the cells of a row are made of, without the first. */
  records?: (Records | undefined)[][];
};

export function FigureTable({ table }: { table: Table }) {
  return (
    <Scroll label={table.head[0] ?? ""}>
      <table className={classes.table}>
        <thead>
          <tr>
            {table.head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([name, ...cells], row) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, at) => (
                <td key={table.head[at + 1]}>
                  <RecordsLink records={table.records?.[row]?.[at]} className={classes.behind}>
                    {cell}
                  </RecordsLink>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
