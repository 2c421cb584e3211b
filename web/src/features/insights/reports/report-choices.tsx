import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { fieldsQuery } from "./queries";
import { type Asked, chartFor, chartsFor, isOverTime, UNCOMPARED, useQuestion } from "./question";
import classes from "./report.module.css";
import { ReportFilters } from "./report-filters";

const SUBJECTS = ["deal", "lead", "task"] as const;

/** What is counted, by what, of when, beside what, and how it is drawn. */
export function ReportChoices() {
  const { t } = useTranslation("reports");
  const { asked, set } = useQuestion();
  const { data } = useQuery(fieldsQuery());
  const measures = data?.measures ?? [];
  const known = measures.find(({ name }) => name === asked.measure);
  const isLive = known?.view === "live";
  // What cannot be asked together is taken back with what makes it so.
  const put = (change: Record<string, string | null | undefined>) => {
    const next = Object.fromEntries(
      Object.entries(change).map(([name, value]) => [name, value ?? undefined]),
    );
    set(isComparable({ ...asked, ...next } as Asked, isLive) ? next : { ...next, ...UNCOMPARED });
  };
  const measured = (name: string | null) => {
    const next = measures.find((one) => one.name === name);
    if (!next) return;
    const isOther = next.subject !== known?.subject;
    const nothing = { rows: null, series: null, filter: null, pipeline_id: null };
    put({
      measure: next.name,
      ...(isOther && nothing),
      ...(next.view !== known?.view && UNCOMPARED),
    });
  };
  const dimensions = (other: string | undefined) =>
    (data?.dimensions ?? [])
      .filter(({ name, subjects }) => known && subjects.includes(known.subject) && name !== other)
      .map(({ name, label }) => ({
        value: name,
        label: label ?? t(`dimension.${name}` as "none"),
      }));
  const addsUp = known?.adds_up ?? true;
  return (
    <div className={classes.box}>
      <div className={classes.choices}>
        <Select
          label={t("measure")}
          searchable
          allowDeselect={false}
          data={SUBJECTS.map((group) => ({
            group: t(`subject.${group}`),
            items: measures
              .filter(({ subject }) => subject === group)
              .map(({ name }) => ({ value: name, label: t(`measures.${name}` as "none") })),
          }))}
          value={asked.measure ?? null}
          onChange={measured}
        />
        <Select
          label={t("rows")}
          placeholder={t("undivided")}
          clearable
          searchable
          data={dimensions(asked.series)}
          value={asked.rows ?? null}
          onChange={(rows) => put(rows ? { rows } : { rows: asked.series, series: null })}
        />
        <Select
          label={t("series")}
          placeholder={t("undivided")}
          clearable
          searchable
          disabled={!asked.rows}
          data={dimensions(asked.rows)}
          value={asked.series ?? null}
          onChange={(series) => put({ series })}
        />
        <Select
          label={t("chart")}
          allowDeselect={false}
          disabled={!asked.rows}
          data={chartsFor(asked, addsUp).map((value) => ({ value, label: t(`charts.${value}`) }))}
          value={chartFor(asked, addsUp)}
          onChange={(chart) => put({ chart })}
        />
      </div>
      <ReportFilters subject={known?.subject} isLive={isLive} />
    </div>
  );
}

/** Along time, only other people or another day to look from stand beside each other. */
function isComparable(asked: Asked, isLive: boolean): boolean {
  if (isLive || !isOverTime(asked)) return true;
  return asked.compare === "other" && !asked.other_from && !asked.other_to;
}
