import {
  Button,
  Checkbox,
  Fieldset,
  Group,
  Select,
  Stack,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { type Task, useSaveTask } from "@/api/tasks";
import { dayIn, endOfDayIn, momentIn, timeIn } from "@/lib/when";
import { DateField } from "@/ui/date-field";
import { MemberPicker } from "@/ui/member-picker";
import { ProblemAlert } from "@/ui/problem-alert";
import { tell } from "@/ui/toasts";
import { useLocale } from "@/ui/use-locale";

import { isAppointment, KINDS } from "./rules";

type Props = { task: Task; mayWrite: boolean; onDone: () => void };

/** The fields of a task; what a colleague has changed meanwhile is not overwritten. */
export function TaskForm({ task, mayWrite, onDone }: Props) {
  const { t } = useTranslation("tasks");
  const { zone } = useLocale();
  const save = useSaveTask();
  const due = task.due_at ? new Date(task.due_at) : null;
  const form = useForm({
    initialValues: {
      title: task.title,
      kind: task.kind,
      day: due && dayIn(zone, due),
      time: due && !task.all_day ? timeIn(zone, due) : "09:00",
      allDay: !due || task.all_day,
      owner: task.owner_id as string | null,
      agenda: task.agenda,
    },
  });
  const { day, allDay } = form.values;
  const submit = ({ title, kind, time, owner, agenda }: typeof form.values) => {
    const when = day && (allDay ? endOfDayIn(zone, day) : momentIn(zone, day, time));
    const change = {
      title: title.trim(),
      kind,
      owner_id: owner ?? task.owner_id,
      agenda,
      ...(form.isDirty("day") || form.isDirty("time") || form.isDirty("allDay")
        ? { due_at: when, all_day: Boolean(day) && allDay }
        : {}),
    };
    save.mutate(
      { task, change },
      {
        onSuccess: () => {
          tell(t("panel.saved", { title: change.title }));
          onDone();
        },
      },
    );
  };
  return (
    <form onSubmit={form.onSubmit(submit)}>
      <Fieldset variant="unstyled" disabled={!mayWrite}>
        <Stack gap="sm">
          <ProblemAlert error={save.error} />
          <TextInput label={t("what")} required {...form.getInputProps("title")} />
          <Group grow align="start">
            <Select
              label={t("kind")}
              data={KINDS.map((kind) => ({ value: kind, label: t(`common:task.kind.${kind}`) }))}
              allowDeselect={false}
              {...form.getInputProps("kind")}
            />
            <MemberPicker
              label={t("owner")}
              value={form.values.owner}
              onChange={(owner) => form.setFieldValue("owner", owner)}
            />
          </Group>
          <Group align="end">
            <DateField
              label={t("common:task.due")}
              w={190}
              value={day}
              onChange={(next) => form.setFieldValue("day", next)}
            />
            <TextInput
              type="time"
              label={t("panel.time")}
              disabled={!day || allDay}
              {...form.getInputProps("time")}
            />
            <Checkbox
              pb={8}
              label={t("panel.allDay")}
              disabled={!day}
              {...form.getInputProps("allDay", { type: "checkbox" })}
            />
          </Group>
          {(isAppointment(form.values.kind) || task.agenda) && (
            <Textarea
              label={t("common:attend.agenda")}
              autosize
              minRows={2}
              maxLength={5000}
              {...form.getInputProps("agenda")}
            />
          )}
          {mayWrite && (
            <Group justify="end">
              <Button type="submit" loading={save.isPending}>
                {t("panel.save")}
              </Button>
            </Group>
          )}
        </Stack>
      </Fieldset>
    </form>
  );
}
