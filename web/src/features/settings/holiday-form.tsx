import { Button, Group, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { DateField } from "@/ui/date-field";
import { ProblemAlert } from "@/ui/problem-alert";

import { type Holiday, useSetHoliday } from "./calendar-queries";

const KINDS: Holiday["kind"][] = ["off", "work"];

export function HolidayForm() {
  const { t } = useTranslation("settings");
  const set = useSetHoliday();
  const form = useForm({
    initialValues: { day: null as string | null, kind: "off" as Holiday["kind"], name: "" },
  });
  const submit = ({ day, kind, name }: typeof form.values) => {
    if (day) set.mutate({ day, kind, name }, { onSuccess: () => form.reset() });
  };
  return (
    <form onSubmit={form.onSubmit(submit)}>
      <ProblemAlert error={set.error} />
      <Group align="end" mb="md">
        <DateField
          label={t("holidays.day")}
          value={form.values.day}
          onChange={(day) => form.setFieldValue("day", day)}
        />
        <Select
          label={t("holidays.kind")}
          w={130}
          data={KINDS.map((kind) => ({ value: kind, label: t(`dayKind.${kind}`) }))}
          allowDeselect={false}
          {...form.getInputProps("kind")}
        />
        <TextInput label={t("holidays.name")} {...form.getInputProps("name")} />
        <Button type="submit" variant="default" loading={set.isPending} disabled={!form.values.day}>
          {t("holidays.add")}
        </Button>
      </Group>
    </form>
  );
}
