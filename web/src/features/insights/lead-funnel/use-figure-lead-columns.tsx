import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { useOpenRecord } from "@/lib/place";
import { RowLink } from "@/ui/row-link";
import { StatusBadge, type Tone } from "@/ui/status-badge";
import type { Column } from "@/ui/use-columns";
import { useKnownColumns } from "@/ui/use-known-columns";
import { When } from "@/ui/when";

type Lead = Schema["LeadOut"];
const TONES: Record<Lead["state"], Tone> = {
  new: "planned",
  working: "attention",
  qualified: "good",
  disqualified: "bad",
  recycled: "quiet",
};

export function leadName({ name, company_name }: Lead): string {
  return name || company_name;
}

export function useFigureLeadColumns(): Column<Lead>[] {
  const { t } = useTranslation("before");
  const open = useOpenRecord();
  return useKnownColumns<Lead>("lead", [
    {
      id: "name",
      label: t("list.name"),
      width: 180,
      fixed: true,
      cell: (lead) => <RowLink onOpen={() => open("lead", lead.id)}>{leadName(lead)}</RowLink>,
    },
    { id: "company", label: t("list.company"), width: 180, cell: (lead) => lead.company_name },
    {
      id: "state",
      label: t("times.state"),
      width: 100,
      cell: ({ state }) => <StatusBadge tone={TONES[state]}>{t(`state.${state}`)}</StatusBadge>,
    },
    { id: "source", label: t("by.source"), width: 120, cell: ({ source_name }) => source_name },
    {
      id: "campaign",
      label: t("by.campaign"),
      width: 130,
      cell: ({ campaign_name }) => campaign_name,
    },
    { id: "owner", label: t("by.owner"), width: 110, cell: ({ owner_name }) => owner_name },
    {
      id: "created",
      label: t("list.created"),
      width: 104,
      cell: ({ created_at }) => <When at={created_at} />,
    },
    {
      id: "answered",
      label: t("list.answered"),
      width: 104,
      cell: ({ first_contact_at }) => first_contact_at && <When at={first_contact_at} />,
    },
    { id: "deal", label: t("step.deal"), width: 150, cell: ({ deal_title }) => deal_title },
    {
      id: "reason",
      label: t("reasons.reason"),
      width: 140,
      cell: ({ reason_name }) => reason_name,
    },
  ]);
}
