import { Button, Paper, Text } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { MakeExport } from "@/api/exports";
import { useMay } from "@/api/me";
import { ExportMenu } from "@/ui/export-menu";
import classes from "./bulk-bar.module.css";

import type { Selection } from "./use-selection";

type Props = {
  selection: Selection;
  onAll: () => void;
  onDelete: () => void;
  isBusy: boolean;
  /** Hands out what is chosen as a file. */
  make: MakeExport;
  children: ReactNode;
};

/** What can be done with all that is chosen; it stands below the list while something is. */
export function BulkBar({ selection, onAll, onDelete, isBusy, make, children }: Props) {
  const { t } = useTranslation("common");
  const mayDelete = useMay("delete");
  const { count, all, clear } = selection;
  if (count === 0) return null;
  return (
    <Paper className={classes.bar} role="toolbar" aria-label={t("bulk.label")} withBorder>
      <Text size="sm" fw={600} aria-live="polite">
        {t("bulk.count", { count })}
      </Text>
      {all === null && (
        <Button size="compact-sm" variant="subtle" disabled={isBusy} onClick={onAll}>
          {t("bulk.all")}
        </Button>
      )}
      <Button
        className={classes.clear ?? ""}
        size="compact-sm"
        variant="subtle"
        color="gray"
        onClick={clear}
      >
        {t("bulk.clear")}
      </Button>
      <div className={classes.acts}>
        {children}
        <ExportMenu make={make} hint={t("export.chosen", { count })} />
        {mayDelete && (
          <Button
            size="compact-sm"
            flex="none"
            variant="default"
            disabled={isBusy}
            leftSection={<IconTrash size={14} />}
            onClick={onDelete}
          >
            {t("bulk.delete")}
          </Button>
        )}
      </div>
    </Paper>
  );
}
