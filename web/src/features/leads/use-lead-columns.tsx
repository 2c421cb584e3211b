import { useTranslation } from "react-i18next";

import { useOpenRecord } from "@/lib/place";
import { Money } from "@/ui/money";
import { RowLink } from "@/ui/row-link";
import { SharedMark } from "@/ui/sharing/shared-mark";
import { useSheetColumns } from "@/ui/sheet/use-sheet-columns";
import type { Column } from "@/ui/use-columns";
import { When } from "@/ui/when";

import { AnswerClock } from "./answer-clock";
import type { Lead } from "./queries";
import { nameOf } from "./rules";
import { useLeadCells } from "./use-lead-cells";

/** The columns of the leads as a table: ours and the workspace's own. */
export function useLeadColumns(): Column<Lead>[] {
  const { t } = useTranslation("leads");
  const open = useOpenRecord();
  const text = (id: string, label: string, width: number, of: (lead: Lead) => string | null) => ({
    ...{ id, label, width },
    cell: of,
  });
  const ours: Column<Lead>[] = [
    {
      id: "name",
      label: t("field.name"),
      width: 200,
      fixed: true,
      cell: (lead) => (
        <>
          <RowLink onOpen={() => open("lead", lead.id)}>{nameOf(lead)}</RowLink>{" "}
          <SharedMark isShared={lead.is_shared} />
        </>
      ),
    },
    {
      ...text("company", t("field.company_name"), 200, (lead) => lead.company_name),
      field: "company_name",
    },
    text("title", t("field.title"), 200, (lead) => lead.title),
    text("email", t("field.email"), 190, (lead) => lead.email),
    text("phone", t("field.phone"), 140, (lead) => lead.phone),
    {
      id: "value",
      label: t("field.value"),
      width: 120,
      align: "right",
      cell: ({ value, currency }) => value && <Money amount={value} currency={currency} />,
    },
    {
      ...text("source", t("field.source"), 130, (lead) => lead.source_name),
      field: "source_id",
    },
    {
      ...text("owner", t("field.owner"), 130, (lead) => lead.owner_name),
      field: "owner_id",
    },
    {
      id: "answer",
      label: t("table.answer"),
      width: 150,
      sortKey: "answer_due_at",
      cell: (lead) => <AnswerClock lead={lead} />,
    },
    {
      id: "created",
      label: t("table.created"),
      width: 130,
      sortKey: "created_at",
      cell: ({ created_at }) => <When at={created_at} />,
    },
    {
      ...text("campaign", t("field.campaign"), 140, (lead) => lead.campaign_name),
      field: "campaign_id",
      hiddenAtFirst: true,
    },
    { ...text("wechat", t("field.wechat"), 130, (lead) => lead.wechat), hiddenAtFirst: true },
    { ...text("domain", t("field.domain"), 150, (lead) => lead.domain), hiddenAtFirst: true },
  ];
  return useSheetColumns("lead", ours, useLeadCells());
}
