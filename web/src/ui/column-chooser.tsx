import { ActionIcon, Checkbox, Popover, Stack } from "@mantine/core";
import { IconColumns3 } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Column } from "./use-columns";

type Props<Row> = {
  columns: Column<Row>[];
  hidden: string[];
  onToggle: (id: string) => void;
};

export function ColumnChooser<Row>({ columns, hidden, onToggle }: Props<Row>) {
  const { t } = useTranslation("common");
  return (
    <Popover position="bottom-end" withinPortal trapFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t("columns")}>
          <IconColumns3 size={15} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          {columns.map(({ id, label, fixed }) => (
            <Checkbox
              key={id}
              size="xs"
              label={label}
              disabled={fixed ?? false}
              checked={fixed || !hidden.includes(id)}
              onChange={() => onToggle(id)}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
