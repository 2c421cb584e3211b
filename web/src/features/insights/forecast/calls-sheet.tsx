import { Button } from "@mantine/core";
import { IconMessageCircle } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";

import { FigureCard } from "../figure-card";
import classes from "../insights.module.css";
import { Tile } from "../tile";
import { useWords } from "../use-words";
import { ViewHeading } from "../view-heading";
import { CallDialog, type Calling } from "./call-dialog";
import { CallsTable } from "./calls-table";
import { rollupQuery } from "./queries";
import { COLUMNS, useCallsTable } from "./use-calls-table";
import { useSheetScope } from "./use-sheet-scope";

export function CallsSheet() {
  const { t } = useTranslation("forecast");
  const { ask, isPast, back } = useSheetScope();
  const { data } = useSuspenseQuery(rollupQuery(ask));
  const [calling, setCalling] = useState<Calling>();
  const words = useWords();
  const table = useCallsTable(data);
  const me = useMe().member.id;
  const mine = data.lines.find(({ id }) => id === me);
  const top = data.lines.filter(({ depth }) => depth === 0);
  const sum = (read: (line: (typeof top)[number]) => string | null) =>
    String(top.reduce((total, line) => total + Number(read(line) ?? 0), 0));
  const isTold = top.every(({ closed }) => closed.value !== null);
  const money = (value: string) => (isTold ? words.money(value, data.currency) : "–");
  return (
    <>
      <ViewHeading
        view={t("calls.view")}
        icon={<IconMessageCircle size={14} />}
        more={
          mine?.may_call &&
          !isPast && (
            <Button
              size="compact-sm"
              ml="auto"
              onClick={() => setCalling({ line: mine, isOverride: false })}
            >
              {t(mine.call ? "calls.again" : "calls.call")}
            </Button>
          )
        }
      >
        {t(`calls.says.${data.basis}`, { category: t(`end.${data.category}`) })}
      </ViewHeading>
      <div className={classes.tiles}>
        <Tile
          label={t("calls.expected")}
          value={money(sum(({ expected }) => expected))}
          hint={t("calls.expectedHint")}
        />
        <Tile
          label={t("calls.sum")}
          value={money(sum(({ calls_below }) => calls_below))}
          hint={t("calls.sumHint")}
        />
        <Tile
          label={t("end.closed")}
          value={money(sum(({ closed }) => closed.value))}
          deals={{ figure: "period_won", what: t("end.closed"), period: data, back }}
        />
        <Tile
          label={t("calls.have")}
          value={t("calls.of", { called: data.called, callers: data.callers })}
          hint={
            data.called < data.callers
              ? t("calls.missing", { count: data.callers - data.called })
              : t("calls.allCalled")
          }
        />
      </div>
      <FigureCard
        subject={t("calls.subject")}
        view={words.period(data)}
        hint={`${t(`calls.${data.basis}`)} · ${words.asOf(data)}`}
        table={table}
        picture={() => ({
          xAxis: { type: "category", data: data.lines.map(({ name }) => name) },
          yAxis: { type: "value" },
          legend: { top: 0 },
          series: COLUMNS.map((name) => ({
            name: t(`end.${name}`),
            type: "bar",
            data: data.lines.map((line) => Number(line[name].value ?? line[name].n)),
          })),
        })}
      >
        <CallsTable sheet={data} onCall={isPast ? undefined : setCalling} />
      </FigureCard>
      {calling && (
        <CallDialog calling={calling} sheet={data} onClose={() => setCalling(undefined)} />
      )}
    </>
  );
}
