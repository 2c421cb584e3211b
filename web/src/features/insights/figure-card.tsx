import { Text } from "@mantine/core";
import type { EChartsCoreOption } from "echarts/core";
import { type ReactNode, useId, useState } from "react";

import classes from "./figure-card.module.css";
import { HomeLink } from "./figure-home";
import { FigureMenu } from "./figure-menu";
import { FigureTable, type Table } from "./figure-table";

type Props = {
  subject: string;
  /** View and period: "cohort · created Q3 2026". */
  view: string;
  /** What the figures are made of, and as of when. */
  hint: string;
  table: Table;
  /** The chart for the PNG; words have none. */
  picture?: () => EChartsCoreOption;
  xlsx?: string | undefined;
  children: ReactNode;
};

/** A chart with its title, and its table, CSV and PNG behind one menu. */
export function FigureCard({ subject, view, hint, table, picture, xlsx, children }: Props) {
  const [isTable, setTable] = useState(false);
  const id = useId();
  return (
    <section className={classes.card} aria-labelledby={id}>
      <header className={classes.head}>
        <div>
          <h2 className={classes.title} id={id}>
            <HomeLink>{subject}</HomeLink> <span>· {view}</span>
          </h2>
          <Text fz="xs" c="dimmed">
            {hint}
          </Text>
        </div>
        <FigureMenu
          name={subject}
          title={`${subject} · ${view}`}
          hint={hint}
          table={table}
          picture={picture}
          isTable={isTable}
          onTable={() => setTable(!isTable)}
          xlsx={xlsx}
        />
      </header>
      <div className={classes.body}>{isTable ? <FigureTable table={table} /> : children}</div>
    </section>
  );
}
