import { useTranslation } from "react-i18next";

import { useOpenRecord } from "@/lib/place";
import { Money } from "@/ui/money";
import { RowLink } from "@/ui/row-link";
import { StatusBadge, type Tone } from "@/ui/status-badge";
import type { Column } from "@/ui/use-columns";
import { When } from "@/ui/when";

import type { ReportRecord } from "./queries";

const TONES: Record<string, Tone> = {
  open: "planned",
  won: "good",
  lost: "bad",
  new: "planned",
  working: "attention",
  qualified: "good",
  disqualified: "bad",
};

/** What is told of records of a kind; activities have neither a state nor a value. */
export function useRecordColumns(kind: "deal" | "lead" | "task" | undefined) {
  const { t } = useTranslation(["reports", "insights", "before"]);
  const open = useOpenRecord();
  const state = (status: string) =>
    kind === "lead"
      ? t(`before:state.${status as "new"}`)
      : t(`insights:status.${status as "open"}`);
  const columns: Column<ReportRecord>[] = [
    {
      id: "title",
      label: t("name"),
      width: 280,
      fixed: true,
      cell: ({ id, title }) => <RowLink onOpen={() => open(kind ?? "deal", id)}>{title}</RowLink>,
    },
    {
      id: "status",
      label: t("dimension.status"),
      width: 100,
      cell: ({ status }) => (
        <StatusBadge tone={TONES[status] ?? "quiet"}>{state(status)}</StatusBadge>
      ),
    },
    {
      id: "value",
      label: t("value"),
      width: 140,
      align: "right",
      cell: ({ value, currency }) => <Money amount={value} currency={currency} />,
    },
    {
      id: "owner",
      label: t("dimension.owner"),
      width: 140,
      cell: ({ owner_name }) => owner_name,
    },
    {
      id: "created",
      label: t("created"),
      width: 120,
      cell: ({ created_at }) => <When at={created_at} />,
    },
  ];
  return columns.filter(
    ({ id }) => !(id === "value" && kind !== "deal") && !(id === "status" && kind === "task"),
  );
}
