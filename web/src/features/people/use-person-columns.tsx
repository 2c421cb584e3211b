import { useTranslation } from "react-i18next";

import { useOpenRecord } from "@/lib/place";
import { RowLink } from "@/ui/row-link";
import { SharedMark } from "@/ui/sharing/shared-mark";
import { useSheetColumns } from "@/ui/sheet/use-sheet-columns";
import type { Column } from "@/ui/use-columns";
import { When } from "@/ui/when";
import { ChannelText } from "./channel-text";
import { OwnerCell } from "./owner-cell";
import type { Person } from "./queries";
import { mainChannel } from "./rules";
import { usePersonCells } from "./use-people-cells";

export function usePersonColumns(): Column<Person>[] {
  return useSheetColumns("person", useUsualPersonColumns(), usePersonCells());
}

function useUsualPersonColumns(): Column<Person>[] {
  const { t } = useTranslation("people");
  const open = useOpenRecord();
  return [
    {
      id: "name",
      label: t("name"),
      width: 180,
      fixed: true,
      sortKey: "name",
      cell: ({ id, name, is_shared }) => (
        <>
          <RowLink onOpen={() => open("person", id)}>{name}</RowLink>{" "}
          <SharedMark isShared={is_shared} />
        </>
      ),
    },
    { id: "title", label: t("title"), width: 150, cell: ({ title }) => title },
    {
      id: "company",
      label: t("company"),
      width: 200,
      cell: ({ company_id, company_name }) =>
        company_id && (
          <RowLink isQuiet onOpen={() => open("company", company_id)}>
            {company_name}
          </RowLink>
        ),
    },
    {
      id: "phone",
      label: t("channel.phone"),
      width: 150,
      cell: ({ channels }) => <ChannelText channel={mainChannel(channels, "phone")} />,
    },
    {
      id: "email",
      label: t("channel.email"),
      width: 210,
      cell: ({ channels }) => mainChannel(channels, "email")?.value ?? "",
    },
    {
      id: "wechat",
      label: t("channel.wechat"),
      width: 130,
      hiddenAtFirst: true,
      cell: ({ channels }) => mainChannel(channels, "wechat")?.value ?? "",
    },
    {
      id: "owner",
      label: t("owner"),
      width: 150,
      cell: ({ owner_name }) => <OwnerCell name={owner_name} />,
    },
    {
      id: "created",
      label: t("created"),
      width: 120,
      sortKey: "created_at",
      hiddenAtFirst: true,
      cell: ({ created_at }) => <When at={created_at} />,
    },
  ];
}
