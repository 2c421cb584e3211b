import { Button } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";

import { useTargetsScope } from "./use-targets-scope";

/** From the figures to the targets themselves, and back. */
export function EditButton() {
  const { t } = useTranslation("targets");
  const { isEditing, set } = useTargetsScope();
  const leads = !["seller", "observer"].includes(useMe().member.role);
  if (isEditing) {
    return (
      <Button size="compact-sm" onClick={() => set({ edit: undefined })}>
        {t("edit.done")}
      </Button>
    );
  }
  return (
    <Button
      size="compact-sm"
      ml="auto"
      variant="default"
      leftSection={<IconPencil size={15} />}
      onClick={() => set({ edit: "1" })}
    >
      {leads ? t("edit.open") : t("edit.look")}
    </Button>
  );
}
