import { ActionIcon, Group, Select, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { type Task, type TasksOf, useCreateTask } from "@/api/tasks";
import { endOfDayIn } from "@/lib/when";

import { DateField } from "./date-field";
import { useLocale } from "./use-locale";

const KINDS: Task["kind"][] = ["task", "call", "meeting", "email", "visit"];

/** Type what is to be done, Enter. */
export function TaskAdd({ of = {} }: { of?: TasksOf }) {
  const { t } = useTranslation("common");
  const { zone } = useLocale();
  const create = useCreateTask();
  const [title, setTitle] = useState("");
  const [kind, setKind] = useState<Task["kind"]>("task");
  const [day, setDay] = useState<string | null>(null);
  const submit = () => {
    if (!title.trim()) return;
    const due = day ? { due_at: endOfDayIn(zone, day), all_day: true } : {};
    create.mutate({ title: title.trim(), kind, ...due, ...of }, { onSuccess: () => setTitle("") });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Group gap={8}>
        <TextInput
          flex="1 1 220px"
          size="xs"
          aria-label={t("task.add")}
          placeholder={t("task.add")}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Select
          size="xs"
          w={92}
          aria-label={t("task.kindLabel")}
          data={KINDS.map((one) => ({ value: one, label: t(`task.kind.${one}`) }))}
          value={kind}
          onChange={(next) => next && setKind(next as Task["kind"])}
          allowDeselect={false}
        />
        <DateField
          w={128}
          label={t("task.due")}
          value={day}
          onChange={setDay}
          size="xs"
          hideLabel
        />
        <ActionIcon
          type="submit"
          variant="light"
          loading={create.isPending}
          aria-label={t("task.add")}
        >
          <IconPlus size={16} />
        </ActionIcon>
      </Group>
    </form>
  );
}
