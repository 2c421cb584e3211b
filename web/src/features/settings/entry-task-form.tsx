import { Button, Checkbox, Fieldset, Group, NumberInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { KindSelect } from "@/ui/kind-select";
import { ProblemAlert } from "@/ui/problem-alert";
import { choiceOf, useKinds } from "@/ui/use-kinds";

import type { Stage } from "./pipeline-queries";
import { type EntryTask, useAddEntryTask, useSaveEntryTask } from "./stage-queries";

type Props = { stage: Stage; task?: EntryTask; onClose?: () => void };

/** A task more to hand out, or one that is handed out already. */
export function EntryTaskForm({ stage, task, onClose }: Props) {
  const { t } = useTranslation("settings");
  const { fieldsOf } = useKinds();
  const add = useAddEntryTask(stage.id);
  const save = useSaveEntryTask();
  const form = useForm({
    initialValues: {
      title_zh: task?.title_zh ?? "",
      title_en: task?.title_en ?? "",
      choice: task ? choiceOf(task) : "task",
      due_in_workdays: task?.due_in_workdays ?? 1,
      is_for_creator: task?.is_for_creator ?? false,
    },
    validate: {
      title_zh: (zh, { title_en }) =>
        zh.trim() || title_en.trim() ? null : t("pipelines.oneName"),
    },
  });
  const send = ({ choice, ...rest }: typeof form.values) => {
    const body = { ...rest, ...fieldsOf(choice) };
    if (task) save.mutate({ ...task, change: body }, { onSuccess: onClose });
    else add.mutate(body);
  };
  return (
    <Fieldset legend={task ? t("entryTask.edit") : t("entryTask.new")}>
      <form onSubmit={form.onSubmit(send)}>
        <Stack gap="sm">
          <ProblemAlert error={add.error ?? save.error} />
          <TextInput label={t("pipelines.name_zh")} {...form.getInputProps("title_zh")} />
          <TextInput label={t("pipelines.name_en")} {...form.getInputProps("title_en")} />
          <Group grow>
            <KindSelect
              label={t("entryTask.kind")}
              {...form.getInputProps("choice")}
              value={form.values.choice}
            />
            <NumberInput
              label={t("entryTask.days")}
              min={0}
              max={250}
              {...form.getInputProps("due_in_workdays")}
            />
          </Group>
          <Checkbox
            label={t("entryTask.forCreator")}
            {...form.getInputProps("is_for_creator", { type: "checkbox" })}
          />
          <Group justify="end">
            {onClose && (
              <Button variant="default" onClick={onClose}>
                {t("cancel")}
              </Button>
            )}
            <Button type="submit" loading={add.isPending || save.isPending}>
              {task ? t("save") : t("entryTask.add")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Fieldset>
  );
}
