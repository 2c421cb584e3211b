import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { dayIn } from "@/lib/when";
import { DateField } from "@/ui/date-field";
import { useLocale } from "@/ui/use-locale";

import { FormFoot } from "./form-foot";
import type { FormProps } from "./lead-dialogs";
import { useLeadHands } from "./use-lead-hands";

const DAY = 86_400_000;
const SPANS = { month: 30, quarter: 91, half: 182 } as const;

/** Not now: until when, and why then. It comes back by itself. */
export function RecycleForm({ lead, onDone, onLeave }: FormProps) {
  const { t } = useTranslation("leads");
  const { zone } = useLocale();
  const { put } = useLeadHands(onLeave);
  const inDays = (days: number) => dayIn(zone, new Date(Date.now() + days * DAY));
  const form = useForm({
    initialValues: { comment: "", until: inDays(SPANS.quarter) as string | null },
    validate: {
      comment: (value) => (value.trim() ? null : t("commentMissing")),
      until: (value) => (value && value > inDays(0) ? null : t("dayMissing")),
    },
  });
  const submit = form.onSubmit(({ comment, until }) => {
    onDone();
    put(lead, { state: "recycled", comment, until });
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          autoFocus
          data-autofocus
          withAsterisk
          label={t("whyThen")}
          placeholder={t("whyThenHint")}
          maxLength={2000}
          {...form.getInputProps("comment")}
        />
        <Group gap={8}>
          {(Object.keys(SPANS) as (keyof typeof SPANS)[]).map((span) => (
            <Button
              key={span}
              size="compact-sm"
              variant="default"
              onClick={() => form.setFieldValue("until", inDays(SPANS[span]))}
            >
              {t(`span.${span}`)}
            </Button>
          ))}
        </Group>
        <DateField
          label={t("until")}
          value={form.values.until}
          onChange={(day) => form.setFieldValue("until", day)}
          error={form.errors.until as string | undefined}
        />
        <FormFoot label={t("act.recycle")} onCancel={onDone} />
      </Stack>
    </form>
  );
}
