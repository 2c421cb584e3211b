import { ActionIcon, Tooltip } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { usePlace } from "@/lib/place";
import { tellWithUndo } from "@/ui/toasts";

import { useDelete } from "./queries";

type Props = {
  kind: "company" | "person";
  record: { id: string; name: string; version: number };
};

/** Into the trash; the answer holds the way back. */
export function DeleteButton({ kind, record }: Props) {
  const { t } = useTranslation("people");
  const { set } = usePlace();
  const remove = useDelete(kind);
  const mayDelete = useMay("delete");
  const perform = () =>
    remove.mutate(record, {
      onSuccess: (answer) => {
        set({ [kind]: undefined }, { replace: true });
        tellWithUndo(t("deleted", { name: record.name }), answer);
      },
    });
  if (!mayDelete) return null;
  return (
    <Tooltip label={t("delete")}>
      <ActionIcon
        variant="subtle"
        color="gray"
        loading={remove.isPending}
        onClick={perform}
        aria-label={t("delete")}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
