import { useTranslation } from "react-i18next";

import { useOpenRecord } from "@/lib/place";
import { RowLink } from "@/ui/row-link";
import { SharedMark } from "@/ui/sharing/shared-mark";
import { useSheetColumns } from "@/ui/sheet/use-sheet-columns";
import type { Column } from "@/ui/use-columns";
import { When } from "@/ui/when";
import { OwnerCell } from "./owner-cell";
import type { Company } from "./queries";
import { useCompanyCells } from "./use-people-cells";

export function useCompanyColumns(): Column<Company>[] {
  return useSheetColumns("company", useUsualCompanyColumns(), useCompanyCells());
}

function useUsualCompanyColumns(): Column<Company>[] {
  const { t } = useTranslation("people");
  const open = useOpenRecord();
  return [
    {
      id: "name",
      label: t("name"),
      width: 260,
      fixed: true,
      sortKey: "name",
      cell: ({ id, name, is_shared }) => (
        <>
          <RowLink onOpen={() => open("company", id)}>{name}</RowLink>{" "}
          <SharedMark isShared={is_shared} />
        </>
      ),
    },
    {
      id: "group",
      label: t("group.title"),
      width: 180,
      cell: ({ group_id, group_name }) =>
        group_id && (
          <RowLink isQuiet onOpen={() => open("company", group_id)}>
            {group_name}
          </RowLink>
        ),
    },
    { id: "industry", label: t("industry"), width: 140, cell: ({ industry }) => industry },
    { id: "tier", label: t("tier.title"), width: 80, cell: ({ tier }) => tier },
    { id: "domain", label: t("domain"), width: 170, cell: ({ domain }) => domain },
    {
      id: "deals",
      label: t("openDeals"),
      width: 100,
      align: "right",
      cell: ({ open_deals }) => open_deals || "",
    },
    {
      id: "people",
      label: t("people"),
      width: 90,
      align: "right",
      cell: ({ people_count }) => people_count || "",
    },
    {
      id: "owner",
      label: t("owner"),
      width: 150,
      cell: ({ owner_name }) => <OwnerCell name={owner_name} />,
    },
    {
      id: "size",
      label: t("size"),
      width: 90,
      align: "right",
      hiddenAtFirst: true,
      cell: ({ size }) => size ?? "",
    },
    {
      id: "country",
      label: t("country"),
      width: 110,
      hiddenAtFirst: true,
      cell: ({ country }) => country,
    },
    {
      id: "credit",
      field: "credit_code",
      label: t("creditCode"),
      width: 190,
      hiddenAtFirst: true,
      cell: ({ credit_code }) => credit_code,
    },
    {
      id: "created",
      label: t("created"),
      width: 120,
      sortKey: "created_at",
      cell: ({ created_at }) => <When at={created_at} />,
    },
  ];
}
