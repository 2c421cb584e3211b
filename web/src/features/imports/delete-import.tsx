import { ActionIcon } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { type ImportSummary, useDeleteImport } from "./queries";

/** Forget an import that has written nothing (or nothing any more). */
export function DeleteImport({ item }: { item: ImportSummary }) {
  const { t } = useTranslation("imports");
  const remove = useDeleteImport();
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={t("list.delete", { name: item.file_names[0] ?? "" })}
      loading={remove.isPending}
      onClick={() => remove.mutate(item.id)}
    >
      <IconTrash size={16} />
    </ActionIcon>
  );
}
