import { Button, Checkbox, Group, MultiSelect, Select, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { membersQuery } from "@/api/lookups";
import { useMe } from "@/api/me";
import { ProblemAlert } from "@/ui/problem-alert";

import { useScope } from "../use-scope";
import { type Dashboard, type Mailing, type MailingWish, useSaveMailing } from "./queries";
import { useMailWords } from "./use-mail-words";

const CADENCES = ["daily", "weekly", "monthly"] as const;
const SPANS = [
  "this_month",
  "last_month",
  "this_quarter",
  "last_quarter",
  "this_year",
  "last_year",
  "all",
] as const;
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const DAYS = Array.from({ length: 31 }, (_, day) => day + 1);

type Props = { dashboard: Dashboard; mailing: Mailing | undefined; onDone: () => void };

/** When a dashboard goes to whom; the pipeline, owner and team are those on screen. */
export function MailingForm({ dashboard, mailing, onDone }: Props) {
  const { t } = useTranslation("dashboards");
  const me = useMe().member.id;
  const words = useMailWords();
  const { scope } = useScope();
  const people = (useQuery(membersQuery()).data ?? []).filter(
    ({ id, is_active, email }) => (is_active && email) || id === me,
  );
  const save = useSaveMailing(dashboard.id);
  const form = useForm({
    initialValues: {
      cadence: mailing?.cadence ?? "weekly",
      hour: String(mailing?.hour ?? 8),
      weekday: String(mailing?.weekday ?? 0),
      day: String(mailing?.day ?? 1),
      span: mailing?.span ?? "this_quarter",
      has_pdf: mailing?.has_pdf ?? true,
      has_xlsx: mailing?.has_xlsx ?? true,
      reader_ids: mailing?.readers.map(({ member_id }) => member_id) ?? [me],
    },
  });
  const filtersHint = useFiltersHint(mailing);
  const choices = (values: readonly number[], label: (value: number) => string) =>
    values.map((value) => ({ value: String(value), label: label(value) }));
  const submit = form.onSubmit(({ hour, weekday, day, ...rest }) => {
    const numbers = { hour: Number(hour), weekday: Number(weekday), day: Number(day) };
    // What a kept one is asked with stays, whatever is on the page.
    const wish: MailingWish = { ...rest, ...numbers, ...filtersOf(mailing ?? scope) };
    save.mutate({ seen: mailing, wish }, { onSuccess: onDone });
  });
  return (
    <form onSubmit={submit}>
      <Stack>
        {save.error && <ProblemAlert error={save.error} />}
        <Group grow align="flex-start">
          <Select
            label={t("mail.cadence")}
            data={CADENCES.map((value) => ({ value, label: t(`mail.cadences.${value}`) }))}
            allowDeselect={false}
            {...form.getInputProps("cadence")}
          />
          {form.values.cadence === "weekly" && (
            <Select
              label={t("mail.weekday")}
              data={choices(WEEKDAYS, words.weekday)}
              allowDeselect={false}
              {...form.getInputProps("weekday")}
            />
          )}
          {form.values.cadence === "monthly" && (
            <Select
              label={t("mail.day")}
              data={choices(DAYS, String)}
              allowDeselect={false}
              {...form.getInputProps("day")}
            />
          )}
          <Select
            label={t("mail.hour", { zone: words.zone })}
            data={choices(HOURS, words.hour)}
            allowDeselect={false}
            {...form.getInputProps("hour")}
          />
        </Group>
        <Select
          label={t("period")}
          data={SPANS.map((value) => ({ value, label: words.span(value) }))}
          allowDeselect={false}
          {...form.getInputProps("span")}
        />
        <MultiSelect
          label={t("mail.readers")}
          description={t("mail.readersHint")}
          data={people.map(({ id, name }) => ({ value: id, label: name }))}
          searchable
          required
          {...form.getInputProps("reader_ids")}
        />
        <Group>
          <Checkbox label="PDF" {...form.getInputProps("has_pdf", { type: "checkbox" })} />
          <Checkbox label="XLSX" {...form.getInputProps("has_xlsx", { type: "checkbox" })} />
        </Group>
        <Text size="xs" c="dimmed">
          {filtersHint}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type Filters = Partial<Record<"pipeline_id" | "owner_id" | "team_id", string | null | undefined>>;

function filtersOf({ pipeline_id, owner_id, team_id }: Filters) {
  return {
    pipeline_id: pipeline_id ?? null,
    owner_id: owner_id ?? null,
    team_id: team_id ?? null,
  };
}

function useFiltersHint(mailing: Mailing | undefined): string {
  const { t } = useTranslation("dashboards");
  return mailing ? t("mail.filtersKept") : t("mail.filters");
}
