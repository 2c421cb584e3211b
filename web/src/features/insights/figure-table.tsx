import classes from "./figure-card.module.css";
import { Scroll } from "./scroll";

/** What a chart shows, in figures; the first column names the row. */
export type Table = { head: string[]; rows: string[][] };

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
          {table.rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, at) => (
                <td key={table.head[at + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
