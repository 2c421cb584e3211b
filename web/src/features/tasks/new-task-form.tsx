import { Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import type { OwnValues } from "@/api/fields";
import { useMe } from "@/api/me";
import { useCreateTask } from "@/api/tasks";
import { dayIn, endOfDayIn } from "@/lib/when";
import { DateField } from "@/ui/date-field";
import { KindSelect } from "@/ui/kind-select";
import { MemberPicker } from "@/ui/member-picker";
import { OwnFormFields } from "@/ui/own/own-form-fields";
import { sentOf } from "@/ui/own/sent";
import { ProblemAlert } from "@/ui/problem-alert";
import { type Picked, RecordPicker } from "@/ui/record-picker";
import { tell } from "@/ui/toasts";
import { useKinds } from "@/ui/use-kinds";
import { useLocale } from "@/ui/use-locale";

import { BlockerField } from "./blocker-field";
import type { Found } from "./queries";
import { REPEATS, type Repeat } from "./rules";

const repeats = Object.keys(REPEATS) as Repeat[];

export function NewTaskForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("tasks");
  const { zone } = useLocale();
  const me = useMe().member.id;
  const create = useCreateTask();
  const { fieldsOf } = useKinds();
  const form = useForm({
    initialValues: {
      title: "",
      kind: "task",
      day: dayIn(zone) as string | null,
      repeat: "never" as Repeat,
      owner: me as string | null,
      person: null as Picked | null,
      blockers: [] as Found[],
      custom: {} as OwnValues,
    },
  });
  const submit = ({
    title,
    kind,
    day,
    repeat,
    owner,
    person,
    blockers,
    custom,
  }: typeof form.values) =>
    create.mutate(
      {
        title: title.trim(),
        ...fieldsOf(kind),
        owner_id: owner ?? me,
        ...(day && { due_at: endOfDayIn(zone, day), all_day: true, repeat: REPEATS[repeat] }),
        ...(person?.id && { person_id: person.id }),
        custom: sentOf(custom),
        blocker_ids: blockers.map(({ id }) => id),
      },
      {
        onSuccess: () => {
          tell(t("added", { title: title.trim() }));
          onDone();
        },
      },
    );
  return (
    <form onSubmit={form.onSubmit(submit)}>
      <Stack gap="md">
        <ProblemAlert error={create.error} />
        <TextInput label={t("what")} required data-autofocus {...form.getInputProps("title")} />
        <Group grow align="start">
          <KindSelect
            label={t("kind")}
            value={form.values.kind}
            onChange={(kind) => form.setFieldValue("kind", kind)}
          />
          <DateField
            label={t("common:task.due")}
            value={form.values.day}
            onChange={(day) => form.setFieldValue("day", day)}
          />
        </Group>
        <Select
          label={t("repeat")}
          data={repeats.map((one) => ({ value: one, label: t(`repeats.${one}`) }))}
          allowDeselect={false}
          disabled={!form.values.day}
          {...form.getInputProps("repeat")}
        />
        <MemberPicker
          label={t("owner")}
          value={form.values.owner}
          onChange={(owner) => form.setFieldValue("owner", owner)}
        />
        <RecordPicker
          kind="person"
          label={t("person")}
          value={form.values.person}
          onChange={(person) => form.setFieldValue("person", person)}
        />
        <BlockerField
          value={form.values.blockers}
          onChange={(blockers) => form.setFieldValue("blockers", blockers)}
        />
        <OwnFormFields
          kind="task"
          values={form.values.custom}
          onChange={(custom) => form.setFieldValue("custom", custom)}
          error={create.error}
        />
        <Group justify="end">
          <Button variant="default" onClick={onDone}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t("add")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
