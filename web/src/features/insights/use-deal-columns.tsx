import { useTranslation } from "react-i18next";

import { useOpenRecord } from "@/lib/place";
import { Money } from "@/ui/money";
import { RowLink } from "@/ui/row-link";
import { StatusBadge, type Tone } from "@/ui/status-badge";
import type { Column } from "@/ui/use-columns";
import { useKnownColumns } from "@/ui/use-known-columns";
import { When } from "@/ui/when";

import type { DealRow } from "./queries";

const TONES: Record<DealRow["status"], Tone> = {
  open: "planned",
  won: "good",
  lost: "bad",
  void: "quiet",
};

export function useDealColumns(): Column<DealRow>[] {
  const { t } = useTranslation("insights");
  const open = useOpenRecord();
  return useKnownColumns<DealRow>("deal", [
    {
      id: "title",
      label: t("list.title"),
      width: 220,
      fixed: true,
      cell: ({ id, title }) => <RowLink onOpen={() => open("deal", id)}>{title}</RowLink>,
    },
    {
      id: "status",
      label: t("list.status"),
      width: 84,
      cell: ({ status }) => <StatusBadge tone={TONES[status]}>{t(`status.${status}`)}</StatusBadge>,
    },
    { id: "stage", label: t("stage"), width: 130, cell: ({ stage_name }) => stage_name },
    {
      id: "value",
      label: t("value"),
      width: 130,
      align: "right",
      cell: ({ value, currency }) => <Money amount={value} currency={currency} />,
    },
    {
      id: "company",
      label: t("list.company"),
      width: 150,
      cell: ({ company_name }) => company_name,
    },
    { id: "owner", label: t("owner"), width: 110, cell: ({ owner_name }) => owner_name },
    {
      id: "created",
      label: t("created"),
      width: 104,
      cell: ({ created_at }) => <When at={created_at} />,
    },
    {
      id: "closed",
      label: t("closed"),
      width: 104,
      cell: ({ closed_at }) => closed_at && <When at={closed_at} />,
    },
    {
      id: "reason",
      field: "lost_reason_id",
      label: t("loss.reason"),
      width: 130,
      cell: ({ lost_reason_name }) => lost_reason_name,
    },
  ]);
}
