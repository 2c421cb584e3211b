import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { sentenceOf } from "@/ui/toasts";

import { reportDataQuery } from "../reports/queries";
import { toAddress } from "../reports/question";
import { ReportFigure } from "../reports/report-figure";
import { useScope } from "../use-scope";
import { NothingTile } from "./nothing-tile";
import type { DashboardTile } from "./queries";

/** A kept report, as whoever looks may see it, under the filters of the dashboard. */
export function ReportTile({ tile }: { tile: DashboardTile }) {
  const { t } = useTranslation("dashboards");
  const id = tile.question.report_id;
  if (typeof id !== "string") {
    return <NothingTile title={t("report.title")}>{t("report.choose")}</NothingTile>;
  }
  return <Chosen id={id} />;
}

function Chosen({ id }: { id: string }) {
  const { t } = useTranslation("dashboards");
  const { scope, zone } = useScope();
  const { due_from: _from, due_to: _to, ...filters } = scope;
  const { data, error } = useQuery({
    ...reportDataQuery(id, filters),
    placeholderData: (before) => before,
  });
  const [isTable, setTable] = useState<boolean>();
  if (error) return <NothingTile title={t("report.title")}>{sentenceOf(error)}</NothingTile>;
  if (!data) return <Skeleton h="100%" mih={96} radius="md" />;
  const kept = toAddress(data.question, zone);
  const { chart = "bars", ...rest } = kept;
  const drawn = chart === "table" ? "bars" : chart;
  const shown = (isTable ?? chart === "table") ? "table" : drawn;
  return (
    <ReportFigure
      isTile
      title={data.name}
      answer={data}
      asked={{ ...rest, chart: shown } as typeof kept}
      reportId={id}
      onTable={() => setTable(shown !== "table")}
    />
  );
}
