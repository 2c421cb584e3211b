import { Button, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { EmptyState } from "@/ui/empty-state";

import classes from "./report.module.css";
import { type Ask, reportQuery } from "./report-queries";
import { ReportTable } from "./report-table";
import { unitOf } from "./rules";

/** How quickly, and what came of it. */
export function ReportFigures({ ask }: { ask: Ask }) {
  const { t } = useTranslation("leads");
  const report = useSuspenseQuery(reportQuery(ask)).data;
  const { total } = report;
  if (total.leads === 0 && report.items.length === 0) {
    const toInbox = (
      <Button component={Link} to="/leads" variant="default">
        {t("report.toInbox")}
      </Button>
    );
    return <EmptyState action={toInbox}>{t("report.none")}</EmptyState>;
  }
  const share = total.answered ? Math.round((100 * total.within_hour) / total.answered) : null;
  const speed = total.median_minutes == null ? null : unitOf(total.median_minutes);
  return (
    <>
      <Text size="sm" c="dimmed">
        {t("report.says", { from: report.from, to: report.to })}
      </Text>
      <div className={classes.tiles}>
        <Tile name={t("report.leads")} value={String(total.leads)} />
        <Tile
          name={t("report.median")}
          value={speed ? t(`clock.${speed.unit}`, { count: speed.count }) : "—"}
          hint={t("report.ofAnswered", { count: total.answered })}
        />
        <Tile
          name={t("report.withinHour")}
          value={share === null ? "—" : `${share}%`}
          hint={t("report.ofAnswered", { count: total.answered })}
        />
      </div>
      <ReportTable report={report} />
    </>
  );
}

function Tile({ name, value, hint }: { name: string; value: string; hint?: string }) {
  return (
    <div className={classes.tile}>
      <Text size="xs" c="dimmed">
        {name}
      </Text>
      <span className={classes.figure} data-figure>
        {value}
      </span>
      {hint && (
        <Text size="xs" c="dimmed">
          {hint}
        </Text>
      )}
    </div>
  );
}
