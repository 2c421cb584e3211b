import { Button, Group, TextInput } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";

import { type Task, useCreateTask } from "@/api/tasks";
import classes from "@/ui/board/column.module.css";
import { useLocale } from "@/ui/use-locale";

import { type ColumnKey, newIn } from "./board-rules";
import type { Whose } from "./queries";

type Props = { column: ColumnKey; whose: Whose; onClose: () => void };

/** A title, Enter; then the next one. It gets the date or the progress of its column. */
export function QuickTask({ column, whose, onClose }: Props) {
  const { t } = useTranslation("tasks");
  const { zone } = useLocale();
  const [title, setTitle] = useState("");
  const create = useCreateTask();
  const save = () => {
    if (!title.trim() || create.isPending) return;
    const { owner_id, kind, type_id, deal_id } = whose;
    const about = {
      ...(owner_id && { owner_id }),
      ...(kind && { kind }),
      ...(type_id && { type_id }),
      ...(deal_id && { deal_id }),
    };
    const progress: Partial<Pick<Task, "progress">> =
      column === "doing" || column === "waiting" ? { progress: column } : {};
    create.mutate(
      { title: title.trim(), ...about, ...progress, ...newIn(column, zone) },
      { onSuccess: () => setTitle("") },
    );
  };
  const keys = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") save();
    if (event.key === "Escape") onClose();
  };
  return (
    <fieldset className={classes.quickAdd} onKeyDown={keys} aria-label={t("board.add")}>
      <TextInput
        autoFocus
        size="xs"
        aria-label={t("what")}
        placeholder={t("board.quick")}
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Group gap={6} justify="flex-end">
        <Button size="compact-xs" variant="subtle" color="gray" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button size="compact-xs" onClick={() => save()} loading={create.isPending}>
          {t("add")}
        </Button>
      </Group>
    </fieldset>
  );
}
