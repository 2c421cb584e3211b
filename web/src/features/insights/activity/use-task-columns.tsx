import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { useOpenRecord } from "@/lib/place";
import { RowLink } from "@/ui/row-link";
import type { Column } from "@/ui/use-columns";
import { When } from "@/ui/when";

type Task = Schema["FigureTaskOut"];

export function useTaskColumns(): Column<Task>[] {
  const { t } = useTranslation(["before", "common"]);
  const open = useOpenRecord();
  return [
    {
      id: "title",
      label: t("taskList.title"),
      width: 280,
      fixed: true,
      cell: ({ id, title }) => <RowLink onOpen={() => open("task", id)}>{title}</RowLink>,
    },
    {
      id: "about",
      label: t("contacts.about"),
      width: 200,
      cell: ({ about_kind, about_id, about_name }) =>
        about_kind &&
        about_id && <RowLink onOpen={() => open(about_kind, about_id)}>{about_name ?? ""}</RowLink>,
    },
    {
      id: "owner",
      label: t("activity.member"),
      width: 140,
      cell: ({ owner_name }) => owner_name,
    },
    {
      id: "due",
      label: t("taskList.due"),
      width: 130,
      cell: ({ due_at }) => due_at && <When at={due_at} />,
    },
    {
      id: "done",
      label: t("taskList.done"),
      width: 130,
      cell: ({ done_at }) => done_at && <When at={done_at} />,
    },
  ];
}
