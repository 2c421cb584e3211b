import { ActionIcon } from "@mantine/core";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

type Props = {
  /** What it is called. */
  title: string;
  editLabel: string;
  onEdit: () => void;
  onRemove: () => void;
  isRemoving: boolean;
};

/** The two buttons at the end of a row that is edited in its place. */
export function EditOrRemove({ title, editLabel, onEdit, onRemove, isRemoving }: Props) {
  const { t } = useTranslation("settings");
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`${editLabel}: ${title}`}
        onClick={onEdit}
      >
        <IconPencil size={15} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`${t("delete")}: ${title}`}
        loading={isRemoving}
        onClick={onRemove}
      >
        <IconTrash size={15} />
      </ActionIcon>
    </>
  );
}
