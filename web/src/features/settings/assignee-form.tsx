import { Button, Group, SimpleGrid, Stack, TagsInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { DateField } from "@/ui/date-field";
import { NumberField } from "@/ui/number-field";
import { ProblemAlert } from "@/ui/problem-alert";

import { type Assignee, useSaveAssignee } from "./assignment-queries";

type Props = { one: Assignee; onDone: () => void };

/** When somebody works and is away; what they can take and know is said by those above them. */
export function AssigneeForm({ one, onDone }: Props) {
  const { t } = useTranslation("assignment");
  const save = useSaveAssignee(one.id);
  const form = useForm({
    initialValues: {
      capacity: one.capacity,
      skills: one.skills,
      territories: one.territories,
      opens: one.opens ?? "",
      closes: one.closes ?? "",
      away_until: one.away_until,
    },
  });
  const submit = form.onSubmit(({ opens, closes, away_until, ...shape }) => {
    const own = { opens: opens || null, closes: closes || null, away_until };
    save.mutate(one.may_shape ? { ...shape, ...own } : own, { onSuccess: onDone });
  });
  return (
    <form onSubmit={submit}>
      <Stack>
        {one.may_shape && (
          <>
            <NumberField
              label={t("head.capacity")}
              description={t("capacityHint")}
              min={1}
              max={500}
              suffix=" %"
              value={form.values.capacity}
              onChange={(value) => form.setFieldValue("capacity", Number(value) || 1)}
            />
            <TagsInput label={t("head.mySkills")} {...form.getInputProps("skills")} />
            <TagsInput label={t("head.myTerritories")} {...form.getInputProps("territories")} />
          </>
        )}
        <SimpleGrid cols={2}>
          <TextInput type="time" label={t("from")} {...form.getInputProps("opens")} />
          <TextInput type="time" label={t("to")} {...form.getInputProps("closes")} />
        </SimpleGrid>
        <DateField
          label={t("awayLong")}
          value={form.values.away_until}
          onChange={(day) => form.setFieldValue("away_until", day)}
        />
        <ProblemAlert error={save.error} />
        <Group justify="end">
          <Button type="submit" loading={save.isPending}>
            {t("settings:save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
