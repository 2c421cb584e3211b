import { Button, Checkbox, Fieldset, Group, Stack, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { type Task, useSaveTask } from "@/api/tasks";
import { dayIn, endOfDayIn, momentIn, timeIn } from "@/lib/when";
import { DateField } from "@/ui/date-field";
import { KindSelect } from "@/ui/kind-select";
import { MemberPicker } from "@/ui/member-picker";
import { ProblemAlert } from "@/ui/problem-alert";
import { tell } from "@/ui/toasts";
import { choiceOf, useKinds } from "@/ui/use-kinds";
import { useLocale } from "@/ui/use-locale";

import { isAppointment } from "./rules";

type Props = { task: Task; mayWrite: boolean; onBegin: () => void; onDone: () => void };

/** The fields of a task; only those that were touched are sent. */
export function TaskForm({ task, mayWrite, onBegin, onDone }: Props) {
  const { t } = useTranslation("tasks");
  const { zone } = useLocale();
  const save = useSaveTask();
  const { fieldsOf } = useKinds();
  const due = task.due_at ? new Date(task.due_at) : null;
  const form = useForm({
    onValuesChange: onBegin,
    initialValues: {
      title: task.title,
      kind: choiceOf(task),
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
      ...(form.isDirty("title") && { title: title.trim() }),
      ...(form.isDirty("kind") && fieldsOf(kind)),
      ...(form.isDirty("owner") && owner && { owner_id: owner }),
      ...(form.isDirty("agenda") && { agenda }),
      ...(form.isDirty("day") || form.isDirty("time") || form.isDirty("allDay")
        ? { due_at: when, all_day: Boolean(day) && allDay }
        : {}),
    };
    save.mutate(
      { task, change },
      {
        onSuccess: () => {
          tell(t("panel.saved", { title: title.trim() }));
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
            <KindSelect
              label={t("kind")}
              value={form.values.kind}
              onChange={(kind) => form.setFieldValue("kind", kind)}
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
          {(isAppointment(fieldsOf(form.values.kind).kind) || task.agenda) && (
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
