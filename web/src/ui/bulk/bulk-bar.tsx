import { Button, Group, Paper, Text } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import classes from "./bulk-bar.module.css";
import type { Selection } from "./use-selection";

type Props = {
  selection: Selection;
  onAll: () => void;
  onDelete: () => void;
  isBusy: boolean;
  children: ReactNode;
};

/** What can be done with all that is chosen; it stands below the list while something is. */
export function BulkBar({ selection, onAll, onDelete, isBusy, children }: Props) {
  const { t } = useTranslation("common");
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
      <Group gap={6}>
        {children}
        <Button
          size="compact-sm"
          variant="default"
          disabled={isBusy}
          leftSection={<IconTrash size={14} />}
          onClick={onDelete}
        >
          {t("bulk.delete")}
        </Button>
      </Group>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={clear}>
        {t("bulk.clear")}
      </Button>
    </Paper>
  );
}
