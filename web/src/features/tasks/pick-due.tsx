import { Button, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { dayIn, momentIn } from "@/lib/when";
import { Dialog } from "@/ui/dialog";
import { useLocale } from "@/ui/use-locale";

type Props = { title: string; onPicked: (due_at: string) => void; onClose: () => void };

/** Choose the day and the time at which a task comes back. */
export function PickDue({ title, onPicked, onClose }: Props) {
  const { t } = useTranslation("tasks");
  const { zone } = useLocale();
  const form = useForm({ initialValues: { day: dayIn(zone), time: "09:00" } });
  return (
    <Dialog opened onClose={onClose} title={title}>
      <form
        onSubmit={form.onSubmit(({ day, time }) => {
          onPicked(momentIn(zone, day, time));
          onClose();
        })}
      >
        <Stack gap="md">
          <TextInput type="date" label={t("snooze.day")} required {...form.getInputProps("day")} />
          <TextInput
            type="time"
            label={t("snooze.time")}
            required
            {...form.getInputProps("time")}
          />
          <Button type="submit">{t("snooze.set")}</Button>
        </Stack>
      </form>
    </Dialog>
  );
}
