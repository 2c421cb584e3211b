import { Button, Group, NumberInput, Stack, Switch, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { type Task, useMoveTask } from "@/api/tasks";
import { dayIn } from "@/lib/when";
import { tell } from "@/ui/toasts";
import { useLocale } from "@/ui/use-locale";

import { clock, dueIn, slotOf } from "./rules";
import { useAskFollowing } from "./use-ask-following";

type Props = { task: Task; onDone: () => void };

/** All that dragging does, with fields. */
export function MoveForm({ task, onDone }: Props) {
  const { t } = useTranslation("calendar");
  const { zone } = useLocale();
  const move = useMoveTask();
  const askFollowing = useAskFollowing();
  const slot = slotOf(task, zone) ?? { day: dayIn(zone), minute: null };
  const form = useForm({
    initialValues: {
      day: slot.day,
      time: clock(slot.minute ?? 540),
      minutes: task.minutes as number | string,
      isAllDay: slot.minute === null,
    },
  });
  const submit = async ({ day, time, minutes, isAllDay }: typeof form.values) => {
    const [hour = 0, minute = 0] = time.split(":").map(Number);
    const due = dueIn({ day, minute: isAllDay ? null : hour * 60 + minute }, zone);
    const length = Number(minutes) || task.minutes;
    const change = { ...due, ...(length !== task.minutes && { minutes: length }) };
    onDone();
    const which = due.due_at === task.due_at ? {} : await askFollowing(task);
    if (!which) return;
    // The form is gone by then, and a callback of `mutate` would go with it.
    move.mutateAsync({ task, change: { ...change, ...which } }).then(
      () => {
        tell(t("moved", { title: task.title }));
        focusOn(task.id);
      },
      () => undefined, // the refusal is told by the query client
    );
  };
  return (
    <form onSubmit={form.onSubmit((values) => void submit(values))} aria-label={t("move")}>
      <Stack gap="xs">
        <TextInput type="date" size="xs" label={t("day")} required {...form.getInputProps("day")} />
        <Switch
          size="xs"
          label={t("allDay")}
          {...form.getInputProps("isAllDay", { type: "checkbox" })}
        />
        {!form.values.isAllDay && (
          <Group grow>
            <TextInput
              type="time"
              size="xs"
              label={t("time")}
              required
              {...form.getInputProps("time")}
            />
            <NumberInput
              size="xs"
              label={t("minutes")}
              min={1}
              max={1440}
              step={15}
              {...form.getInputProps("minutes")}
            />
          </Group>
        )}
        <Button type="submit" size="xs">
          {t("save")}
        </Button>
      </Stack>
    </form>
  );
}

/** A task that moved to another day is a new element: the keyboard goes on from there. */
function focusOn(taskId: string) {
  if (document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>(`[data-task="${taskId}"]`)?.focus();
}
