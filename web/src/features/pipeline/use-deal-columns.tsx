import { Suspense } from "react";
import { useTranslation } from "react-i18next";

import { Avatar } from "@/ui/avatar";
import { Money } from "@/ui/money";
import { RowLink } from "@/ui/row-link";
import { SharedMark } from "@/ui/sharing/shared-mark";
import { useSheetColumns } from "@/ui/sheet/use-sheet-columns";
import type { Column } from "@/ui/use-columns";
import { Day, When } from "@/ui/when";
import { ActivityChip } from "./activity-chip";
import { DealStatusBadge } from "./deal-status-badge";

import classes from "./deals.module.css";
import { RiskCell } from "./risk-cell";
import type { DealRow } from "./rules";
import { useDealCells } from "./use-deal-cells";

/** Judged apart from the list, and only where it is shown. */
export const RISK = "risk";

/** The list's columns; the last ones are hidden until somebody wants them. */
export function useDealColumns(open: (id: string) => void): Column<DealRow>[] {
  const { t } = useTranslation("pipeline");
  return useSheetColumns("deal", columnsOf(t, open), useDealCells());
}

function columnsOf(t: (key: string) => string, open: (id: string) => void): Column<DealRow>[] {
  return [
    {
      id: "title",
      label: t("field.title"),
      width: 240,
      fixed: true,
      sortKey: "title",
      cell: (deal) => (
        <>
          <RowLink onOpen={() => open(deal.id)}>{deal.title}</RowLink>{" "}
          <SharedMark isShared={deal.is_shared} />
        </>
      ),
    },
    {
      id: "value",
      label: t("field.value"),
      width: 130,
      align: "right",
      sortKey: "value",
      cell: (deal) => <Money amount={deal.value} currency={deal.currency} />,
    },
    {
      id: "company",
      label: t("field.company"),
      width: 170,
      cell: (deal) => deal.company_name,
    },
    { id: "stage", label: t("field.stage"), width: 130, cell: (deal) => deal.stage_name },
    {
      id: "status",
      label: t("field.status"),
      width: 100,
      cell: (deal) => <DealStatusBadge status={deal.status} />,
    },
    {
      id: "owner",
      label: t("field.owner"),
      width: 140,
      cell: (deal) => (
        <span className={classes.owner}>
          <Avatar name={deal.owner_name} size={20} tooltip={false} />
          {deal.owner_name}
        </span>
      ),
    },
    {
      id: "next",
      label: t("field.next"),
      width: 140,
      sortKey: "next_activity_at",
      cell: (deal) => deal.status === "open" && <ActivityChip card={deal} />,
    },
    {
      id: "close",
      label: t("field.close"),
      width: 130,
      sortKey: "expected_close_date",
      cell: (deal) => deal.expected_close_date && <Day day={deal.expected_close_date} />,
    },
    ...datesAndMore(t),
  ];
}

function datesAndMore(t: (key: string) => string): Column<DealRow>[] {
  return [
    {
      id: RISK,
      label: t("field.risk"),
      width: 220,
      hiddenAtFirst: true,
      // Its words come later than the list: the cell waits for them, not the table with the chooser in hand.
      cell: (deal) => (
        <Suspense>
          <RiskCell dealId={deal.id} />
        </Suspense>
      ),
    },
    {
      id: "category",
      label: t("field.category"),
      width: 120,
      hiddenAtFirst: true,
      cell: (deal) => t(`category.${deal.category}`),
    },
    {
      id: "chance",
      label: t("field.chance"),
      width: 110,
      align: "right",
      sortKey: "win_probability",
      hiddenAtFirst: true,
      cell: (deal) => deal.win_probability !== null && `${deal.win_probability}%`,
    },
    {
      id: "created",
      label: t("field.created"),
      width: 120,
      sortKey: "created_at",
      hiddenAtFirst: true,
      cell: (deal) => <When at={deal.created_at} />,
    },
    {
      id: "entered",
      label: t("field.entered"),
      width: 120,
      sortKey: "stage_entered_at",
      hiddenAtFirst: true,
      cell: (deal) => <When at={deal.stage_entered_at} />,
    },
    {
      id: "closed",
      label: t("field.closed"),
      width: 120,
      sortKey: "closed_at",
      hiddenAtFirst: true,
      cell: (deal) => deal.closed_at && <When at={deal.closed_at} />,
    },
    {
      id: "pipeline",
      label: t("field.pipeline"),
      width: 120,
      hiddenAtFirst: true,
      cell: (deal) => deal.pipeline_name,
    },
    {
      id: "source",
      label: t("field.source"),
      width: 120,
      hiddenAtFirst: true,
      cell: (deal) => deal.source_name,
    },
    {
      id: "reason",
      field: "lost_reason_id",
      label: t("lost.reason"),
      width: 140,
      hiddenAtFirst: true,
      cell: (deal) => deal.lost_reason_name,
    },
    {
      id: "tags",
      label: t("field.tags"),
      width: 140,
      hiddenAtFirst: true,
      cell: (deal) => deal.tags.join(", "),
    },
  ];
}
