import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { barsPicture } from "../bars-picture";
import { FigureCard } from "../figure-card";
import { LeadsLink } from "../leads-link";
import { isSmall } from "../rules";
import { Scroll } from "../scroll";
import { TableHead } from "../table-head";
import { useMinutes } from "../use-span-words";
import { useWords } from "../use-words";
import classes from "./lead-funnel.module.css";

type Funnel = Schema["LeadFunnelOut"];
type Line = Schema["LeadLineOut"];
const BY = ["source", "campaign", "owner"] as const;
type By = (typeof BY)[number];
const COUNTS = ["leads", "working", "qualified", "deals", "won"] as const;
/** What the columns are made of, one by one. */
const FIGURES = [
  ...(["cohort", "working", "qualified", "deal", "won"] as const),
  ...(["qualified", "undecided", "disqualified", "due", "due"] as const),
];

/** The same way for each source, campaign or owner. */
export function LeadLinesCard({ funnel }: { funnel: Funnel }) {
  const { t } = useTranslation("before");
  const words = useWords();
  const minutes = useMinutes();
  const [by, setBy] = useState<By>("source");
  const lines = funnel[`by_${by}`];
  const nameOf = (line: Line) => line.name ?? t(`without.${by}`);
  const head = [
    t(`by.${by}`),
    ...COUNTS.map((count) => t(`lines.${count}`)),
    t("leads.toQualified"),
    t("leads.undecided"),
    t("step.disqualified"),
    t("speed.median"),
    t("speed.withinHour"),
  ];
  const cells = (line: Line) => [
    ...COUNTS.map((count) => words.count(line[count])),
    words.percent(line.conversion),
    words.count(line.undecided),
    words.count(line.disqualified),
    minutes(line.speed.median_minutes),
    words.percent(line.speed.within_hour),
  ];
  return (
    <FigureCard
      subject={t("lines.subject")}
      view={t("view.cohort")}
      hint={[t("lines.hint"), words.asOf(funnel)].join(" · ")}
      table={{ head, rows: lines.map((line) => [nameOf(line), ...cells(line)]) }}
      picture={() =>
        barsPicture(
          lines.map((line) => ({ name: nameOf(line), value: line.leads })),
          words.count,
        )
      }
    >
      <SegmentedControl
        size="xs"
        className={classes.switch}
        aria-label={t("by.label")}
        value={by}
        data={BY.map((one) => ({ value: one, label: t(`by.${one}`) }))}
        onChange={(one) => setBy(one as By)}
      />
      <Scroll label={t("lines.subject")}>
        <table className={classes.table}>
          <TableHead names={head} />
          <tbody>
            {lines.map((line) => (
              <tr key={line.id ?? "none"}>
                <th scope="row" title={nameOf(line)}>
                  {nameOf(line)}
                </th>
                {cells(line).map((cell, at) => {
                  const [count, figure] = [COUNTS[at], FIGURES[at]];
                  const n = at >= 8 ? line.speed.due : line.leads;
                  return (
                    <td key={head[at + 1]} data-small={(!count && isSmall(n)) || undefined}>
                      {figure && (line.id || by !== "owner") ? (
                        <LeadsLink
                          figure={figure}
                          what={`${nameOf(line)}: ${head[at + 1]}`}
                          {...{ [by]: line.id ?? "none" }}
                        >
                          {cell}
                        </LeadsLink>
                      ) : (
                        cell
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </FigureCard>
  );
}
