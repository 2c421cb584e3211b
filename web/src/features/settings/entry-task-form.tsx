import {
  Button,
  Checkbox,
  Fieldset,
  Group,
  NumberInput,
  Select,
  Stack,
  TextInput,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { ProblemAlert } from "@/ui/problem-alert";

import type { Stage } from "./pipeline-queries";
import { useAddEntryTask } from "./stage-queries";

const KINDS = ["task", "call", "meeting", "email", "visit"] as const;

export function EntryTaskForm({ stage }: { stage: Stage }) {
  const { t } = useTranslation("settings");
  const add = useAddEntryTask(stage.id);
  const form = useForm<Required<Schema["EntryTaskIn"]>>({
    initialValues: {
      title_zh: "",
      title_en: "",
      kind: "task",
      due_in_workdays: 1,
      is_for_creator: false,
    },
    validate: {
      title_zh: (zh, { title_en }) =>
        zh.trim() || title_en.trim() ? null : t("pipelines.oneName"),
    },
  });
  return (
    <Fieldset legend={t("entryTask.new")}>
      <form onSubmit={form.onSubmit((body) => add.mutate(body))}>
        <Stack gap="sm">
          <ProblemAlert error={add.error} />
          <TextInput label={t("pipelines.name_zh")} {...form.getInputProps("title_zh")} />
          <TextInput label={t("pipelines.name_en")} {...form.getInputProps("title_en")} />
          <Group grow>
            <Select
              label={t("entryTask.kind")}
              data={KINDS.map((value) => ({ value, label: t(`pipeline:kind.${value}`) }))}
              allowDeselect={false}
              {...form.getInputProps("kind")}
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
            <Button type="submit" loading={add.isPending}>
              {t("entryTask.add")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Fieldset>
  );
}
