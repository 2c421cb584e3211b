import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { tell } from "@/ui/toasts";

import { useAct } from "./queries";

/** Take everything the import brought out again; it can be run once more, so nothing is asked. */
export function UndoImport({ importId, isCompact }: { importId: string; isCompact?: boolean }) {
  const { t } = useTranslation("imports");
  const act = useAct(importId);
  return (
    <Button
      {...(isCompact && { visibleFrom: "sm" })}
      size={isCompact ? "compact-sm" : "sm"}
      variant={isCompact ? "subtle" : "default"}
      leftSection={<IconArrowBackUp size={16} />}
      loading={act.isPending}
      onClick={() => act.mutate("undo", { onSuccess: () => tell(t("undo.started")) })}
    >
      {t("undo.button")}
    </Button>
  );
}
