import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { useOpenRecord } from "@/lib/place";
import { RowLink } from "@/ui/row-link";
import type { Column } from "@/ui/use-columns";
import { When } from "@/ui/when";

type Contact = Schema["ContactOut"];

export function useContactColumns(): Column<Contact>[] {
  const { t } = useTranslation(["before", "common"]);
  const open = useOpenRecord();
  return [
    {
      id: "about",
      label: t("contacts.about"),
      width: 200,
      fixed: true,
      cell: ({ about_kind, about_id, about_name }) => (
        <RowLink onOpen={() => open(about_kind, about_id)}>{about_name}</RowLink>
      ),
    },
    {
      id: "kind",
      label: t("contacts.kind"),
      width: 90,
      cell: ({ kind }) => t(`common:write.kinds.${kind}`),
    },
    {
      id: "outcome",
      label: t("contacts.outcome"),
      width: 110,
      cell: ({ outcome }) => outcome && t(`common:write.outcomes.${outcome}`),
    },
    { id: "at", label: t("contacts.at"), width: 110, cell: ({ at }) => <When at={at} /> },
    {
      id: "author",
      label: t("activity.member"),
      width: 120,
      cell: ({ author_name }) => author_name,
    },
    { id: "text", label: t("contacts.text"), width: 320, cell: ({ text }) => text },
  ];
}
