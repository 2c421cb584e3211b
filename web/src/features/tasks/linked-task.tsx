import { ActionIcon, Group, Text } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { usePlace } from "@/lib/place";
import { RowLink } from "@/ui/row-link";
import { When } from "@/ui/when";

import classes from "./linked-task.module.css";

type Props = { link: Schema["LinkedTask"]; onRemove?: (() => void) | undefined };

/** The other end of a link; one that is not shown to us has no name here. */
export function LinkedTask({ link, onRemove }: Props) {
  const { t } = useTranslation("tasks");
  const { set } = usePlace();
  const { task_id, title, owner_name, due_at, completed_at } = link;
  return (
    <Group className={classes.row} gap="sm" wrap="nowrap" data-done={Boolean(completed_at)}>
      <Text size="sm" className={classes.title} truncate>
        {task_id ? (
          <RowLink onOpen={() => set({ task: task_id })}>{title}</RowLink>
        ) : (
          t("links.hidden")
        )}
      </Text>
      <Text size="xs" c="dimmed" truncate>
        {owner_name}
      </Text>
      <Text size="xs" c="dimmed" className={classes.when}>
        {completed_at ? t("links.finished") : due_at && <When at={due_at} />}
      </Text>
      {onRemove && (
        <ActionIcon
          size="sm"
          variant="subtle"
          color="gray"
          aria-label={t("links.remove", { title: title ?? t("links.hidden") })}
          onClick={onRemove}
        >
          <IconX size={14} />
        </ActionIcon>
      )}
    </Group>
  );
}
