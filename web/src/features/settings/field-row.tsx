import { ActionIcon, Group, Menu, Stack, Text } from "@mantine/core";
import { IconDots, IconGripVertical } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { OwnField } from "@/api/fields";
import { StatusBadge } from "@/ui/status-badge";

import { useSaveField } from "./field-queries";
import classes from "./fields.module.css";
import { useRowDrag } from "./use-row-drag";

type Props = {
  field: OwnField;
  at: number;
  isLast: boolean;
  onMove: (id: string, to: number) => void;
  onEdit: () => void;
  onDelete: () => void;
};

/** A field in the list: what it is, and what can be done with it. */
export function FieldRow({ field, at, isLast, onMove, onEdit, onDelete }: Props) {
  const { t } = useTranslation("fields");
  const save = useSaveField();
  const { row, handle, isOver } = useRowDrag(field.id, at, onMove);
  const { name, type, is_archived } = field;
  return (
    <Group ref={row} className={classes.row} wrap="nowrap" data-over={isOver || undefined} gap="xs">
      <ActionIcon
        ref={handle}
        variant="subtle"
        color="gray"
        className={classes.handle}
        aria-label={t("drag", { name })}
        onKeyDown={(event) => {
          const to = { ArrowUp: at - 1, ArrowDown: at + 1 }[event.key];
          if (to === undefined || to < 0 || (isLast && to > at)) return;
          event.preventDefault();
          onMove(field.id, to);
        }}
      >
        <IconGripVertical size={16} />
      </ActionIcon>
      <Stack gap={0} className={classes.grow}>
        <Text fw={500} truncate>
          {name}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {[t(`type.${type}`), field.section, field.key].filter(Boolean).join(" · ")}
        </Text>
      </Stack>
      {field.is_required && <StatusBadge tone="planned">{t("required")}</StatusBadge>}
      {field.on_card && <StatusBadge tone="quiet">{t("onCard")}</StatusBadge>}
      {is_archived && <StatusBadge tone="attention">{t("archived")}</StatusBadge>}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t("acts", { name })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onEdit}>{t("edit")}</Menu.Item>
          <Menu.Item disabled={at === 0} onClick={() => onMove(field.id, at - 1)}>
            {t("up")}
          </Menu.Item>
          <Menu.Item disabled={isLast} onClick={() => onMove(field.id, at + 1)}>
            {t("down")}
          </Menu.Item>
          <Menu.Item onClick={() => save.mutate({ field, change: { is_archived: !is_archived } })}>
            {is_archived ? t("reuse") : t("archive")}
          </Menu.Item>
          <Menu.Item color="red" onClick={onDelete}>
            {t("delete")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
