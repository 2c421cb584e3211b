import { ActionIcon, Checkbox, Group, Popover, ScrollArea, Stack } from "@mantine/core";
import { IconChevronDown, IconChevronUp, IconColumns3 } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Column } from "./use-columns";

type Props<Row> = {
  columns: Column<Row>[];
  /** Those that are shown, in their order. */
  shown: string[];
  onToggle: (id: string) => void;
  onMove: (id: string, by: -1 | 1) => void;
};

/** Which columns there are, and in which order. */
export function ColumnChooser<Row>({ columns, shown, onToggle, onMove }: Props<Row>) {
  const { t } = useTranslation("common");
  const place = ({ id }: Column<Row>) => (shown.includes(id) ? shown.indexOf(id) : columns.length);
  const sorted = [...columns].sort((one, other) => place(one) - place(other));
  const step = (column: Column<Row>, by: -1 | 1) => {
    const Icon = by < 0 ? IconChevronUp : IconChevronDown;
    const to = shown.indexOf(column.id) + by;
    return (
      <ActionIcon
        size="xs"
        variant="subtle"
        color="gray"
        aria-label={
          by < 0 ? t("columnUp", { name: column.label }) : t("columnDown", { name: column.label })
        }
        disabled={to < 1 || to >= shown.length}
        onClick={() => onMove(column.id, by)}
      >
        <Icon size={13} />
      </ActionIcon>
    );
  };
  return (
    <Popover position="bottom-end" withinPortal trapFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t("columns")}>
          <IconColumns3 size={15} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <ScrollArea.Autosize mah={420} offsetScrollbars="present">
          <Stack gap="xs">
            {sorted.map((column) => (
              <Group key={column.id} justify="space-between" wrap="nowrap" gap="lg">
                <Checkbox
                  size="xs"
                  label={column.label}
                  disabled={column.fixed ?? false}
                  checked={column.fixed || shown.includes(column.id)}
                  onChange={() => onToggle(column.id)}
                />
                {!column.fixed && shown.includes(column.id) && (
                  <Group gap={2} wrap="nowrap">
                    {step(column, -1)}
                    {step(column, 1)}
                  </Group>
                )}
              </Group>
            ))}
          </Stack>
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  );
}
