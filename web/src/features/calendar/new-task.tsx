import { Button, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { type Task, useCreateTask } from "@/api/tasks";
import { Dialog } from "@/ui/dialog";
import { ProblemAlert } from "@/ui/problem-alert";
import { useLocale } from "@/ui/use-locale";

import { clock, dueIn, type Slot } from "./rules";
import { longDay } from "./titles";

const KINDS: Task["kind"][] = ["task", "call", "meeting", "email", "visit"];

type Props = { slot: Slot; onClose: () => void };

/** Plan something in an empty slot: what, and what kind of thing. */
export function NewTask({ slot, onClose }: Props) {
  const { t } = useTranslation("calendar");
  const { zone, language } = useLocale();
  const create = useCreateTask();
  const form = useForm({ initialValues: { title: "", kind: "task" as Task["kind"] } });
  const submit = ({ title, kind }: typeof form.values) =>
    create.mutate({ title: title.trim(), kind, ...dueIn(slot, zone) }, { onSuccess: onClose });
  return (
    <Dialog opened onClose={onClose} title={t("new")}>
      <form onSubmit={form.onSubmit(submit)}>
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {`${longDay(slot.day, language)} ${slot.minute === null ? t("allDay") : clock(slot.minute)}`}
          </Text>
          <ProblemAlert error={create.error} />
          <TextInput label={t("what")} required data-autofocus {...form.getInputProps("title")} />
          <Select
            label={t("kind")}
            data={KINDS.map((kind) => ({ value: kind, label: t(`common:task.kind.${kind}`) }))}
            allowDeselect={false}
            {...form.getInputProps("kind")}
          />
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t("add")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
