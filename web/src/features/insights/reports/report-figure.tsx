import { Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import figure from "../figure-card.module.css";
import { FigureMenu } from "../figure-menu";
import { pictureOf } from "./chart-option";
import { chartFor } from "./question";
import classes from "./report.module.css";
import { ReportChart } from "./report-chart";
import { ReportRest } from "./report-rest";
import { useFlatTable } from "./use-flat-table";
import type { Shown } from "./use-records-link";
import { useReportChart } from "./use-report-chart";
import { useReportNotes } from "./use-report-notes";

type Props = Shown & {
  /** What it is called: the report's name on a dashboard, else what it counts. */
  title: string;
  /** Show the chart as a table, or the table as a chart. */
  onTable: () => void;
  /** On a dashboard the table takes the place of the chart. */
  isTile?: boolean;
};

/** The answer: its chart, its table, what it is about, and its files. */
export function ReportFigure({ title, onTable, isTile = false, ...shown }: Props) {
  const { t } = useTranslation("reports");
  const { answer, asked } = shown;
  const drawn = useReportChart(shown);
  const { about, notes } = useReportNotes(shown, drawn?.rows.length);
  const measure = t(`measures.${answer.measure.name}` as "none");
  return (
    <section className={figure.card} aria-label={title}>
      <header className={figure.head}>
        <div>
          <h2 className={figure.title}>
            {isTile ? <Home reportId={shown.reportId}>{title}</Home> : title}
          </h2>
          {[isTile ? `${measure} · ${about}` : about, ...notes].map((text) => (
            <Text key={text} fz="xs" c="dimmed">
              {text}
            </Text>
          ))}
        </div>
        <FigureMenu
          name={title}
          title={title}
          hint={about}
          table={useFlatTable(shown)}
          isTable={chartFor(asked, answer.measure.adds_up) === "table"}
          {...(drawn && pictureOf(drawn))}
          {...(asked.rows && { onTable })}
        />
      </header>
      <div className={classes.body}>
        {drawn && <ReportChart {...shown} title={title} drawn={drawn} />}
        <ReportRest {...shown} isTile={isTile} />
      </div>
    </section>
  );
}

/** From a dashboard to the report itself. */
function Home({ reportId, children }: { reportId: string; children: ReactNode }) {
  return (
    <Link to="/insights/reports/$reportId" params={{ reportId }} className={figure.home}>
      {children}
    </Link>
  );
}
