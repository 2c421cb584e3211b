import { IconArrowsDiff } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { EmptyState } from "@/ui/empty-state";

import { FigureCard } from "../figure-card";
import classes from "../insights.module.css";
import { useChangesScope } from "../use-changes-scope";
import { useScope } from "../use-scope";
import { useWords } from "../use-words";
import { ViewHeading } from "../view-heading";
import { FlowMatrix } from "./flow-matrix";
import { flowQuery } from "./queries";
import { cellOf, endsOf } from "./rules";

export function FlowCard() {
  const { t } = useTranslation(["forecast", "insights"]);
  const { ask, period } = useChangesScope();
  const { carried } = useScope();
  const { data } = useSuspenseQuery(flowQuery(ask));
  const words = useWords();
  const { rows, columns } = endsOf(data);
  const isTold = data.opening.value !== null;
  const write = (n = 0, value: string | null = "0") =>
    isTold ? `${words.money(value, data.currency)} (${words.count(n)})` : words.count(n);
  const table = {
    head: [t("flow.fromTo"), ...columns.map((end) => t(`end.${end}`))],
    rows: rows.map((origin) => [
      t(`end.${origin}`),
      ...columns.map((goal) => {
        const cell = cellOf(data, origin, goal);
        return cell ? write(cell.n, cell.value) : "";
      }),
    ]),
  };
  return (
    <>
      <ViewHeading
        view={t("insights:view.period")}
        icon={<IconArrowsDiff size={14} />}
        more={
          <Link to="/insights/changes" search={carried} className={classes.more}>
            {t("flow.other")}
          </Link>
        }
      >
        {t("flow.says", {
          period: words.period(data),
          opening: write(data.opening.n, data.opening.value),
          closing: write(data.closing.n, data.closing.value),
        })}
      </ViewHeading>
      {data.cells.length === 0 ? (
        <EmptyState>{t("flow.none")}</EmptyState>
      ) : (
        <FigureCard
          subject={t("flow.subject")}
          view={`${t("insights:view.period")} · ${words.period(data)}`}
          hint={`${t("flow.hint")} · ${words.asOf(data)}`}
          table={table}
          picture={() => ({
            xAxis: { type: "category", data: columns.map((end) => t(`end.${end}`)) },
            yAxis: { type: "value" },
            legend: { top: 0 },
            series: rows.map((origin) => ({
              name: t(`end.${origin}`),
              type: "bar",
              stack: "flow",
              data: columns.map((goal) => cellOf(data, origin, goal)?.n ?? 0),
            })),
          })}
        >
          <FlowMatrix flow={data} period={period} />
        </FigureCard>
      )}
    </>
  );
}
