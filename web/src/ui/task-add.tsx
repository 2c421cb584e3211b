import { ActionIcon, Group, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { type TasksOf, useCreateTask } from "@/api/tasks";
import { endOfDayIn } from "@/lib/when";

import { DateField } from "./date-field";
import { KindSelect } from "./kind-select";
import { useKinds } from "./use-kinds";
import { useLocale } from "./use-locale";

/** Type what is to be done, Enter. */
export function TaskAdd({ of = {} }: { of?: TasksOf }) {
  const { t } = useTranslation("common");
  const { zone } = useLocale();
  const create = useCreateTask();
  const { fieldsOf } = useKinds();
  const [title, setTitle] = useState("");
  const [kind, setKind] = useState("task");
  const [day, setDay] = useState<string | null>(null);
  const submit = () => {
    if (!title.trim()) return;
    const due = day ? { due_at: endOfDayIn(zone, day), all_day: true } : {};
    create.mutate(
      { title: title.trim(), ...fieldsOf(kind), ...due, ...of },
      { onSuccess: () => setTitle("") },
    );
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
          flex="1 1 260px"
          size="xs"
          aria-label={t("task.add")}
          placeholder={t("task.add")}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <KindSelect
          size="xs"
          w={104}
          aria-label={t("task.kindLabel")}
          value={kind}
          onChange={setKind}
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
