import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { useCreateTask } from "@/api/tasks";
import { Dialog } from "@/ui/dialog";
import { KindSelect } from "@/ui/kind-select";
import { ProblemAlert } from "@/ui/problem-alert";
import { useKinds } from "@/ui/use-kinds";
import { useLocale } from "@/ui/use-locale";

import { clock, dueIn, type Slot } from "./rules";
import { longDay } from "./titles";

type Props = { slot: Slot; onClose: () => void };

/** Plan something in an empty slot: what, and what kind of thing. */
export function NewTask({ slot, onClose }: Props) {
  const { t } = useTranslation("calendar");
  const { zone, language } = useLocale();
  const create = useCreateTask();
  const { fieldsOf } = useKinds();
  const form = useForm({ initialValues: { title: "", kind: "task" } });
  const submit = ({ title, kind }: typeof form.values) =>
    create.mutate(
      {
        title: title.trim(),
        ...fieldsOf(kind),
        ...dueIn(slot, zone),
        ...(slot.owner && { owner_id: slot.owner }),
      },
      { onSuccess: onClose },
    );
  return (
    <Dialog opened onClose={onClose} title={t("new")}>
      <form onSubmit={form.onSubmit(submit)}>
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {`${longDay(slot.day, language)} ${slot.minute === null ? t("allDay") : clock(slot.minute)}`}
          </Text>
          <ProblemAlert error={create.error} />
          <TextInput label={t("what")} required data-autofocus {...form.getInputProps("title")} />
          <KindSelect
            label={t("kind")}
            value={form.values.kind}
            onChange={(kind) => form.setFieldValue("kind", kind)}
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
