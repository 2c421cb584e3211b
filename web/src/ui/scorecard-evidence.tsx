import { Button, Group, Stack, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import type { Question } from "@/api/scorecard";

import { DateField } from "./date-field";

type Evidence = Omit<Schema["AnswerIn"], "state">;
type Props = { known: Question; onSave: (evidence: Evidence) => void; isBusy: boolean };

/** How something is known: the words, who said them, when, and where that stands. */
export function ScorecardEvidence({ known, onSave, isBusy }: Props) {
  const { t } = useTranslation("leads");
  const form = useForm({
    initialValues: {
      evidence: known.evidence,
      said_by: known.said_by,
      said_on: known.said_on ?? null,
      link: known.link,
    },
    validate: {
      link: (value) => (!value || /^https?:\/\/\S+$/.test(value) ? null : t("scorecard.linkWrong")),
    },
  });
  return (
    <form onSubmit={form.onSubmit(onSave)} noValidate>
      <Stack gap="xs">
        <Textarea
          autoFocus
          size="xs"
          label={t("scorecard.evidence")}
          autosize
          minRows={2}
          maxLength={10_000}
          {...form.getInputProps("evidence")}
        />
        <Group grow align="start">
          <TextInput
            size="xs"
            label={t("scorecard.saidBy")}
            maxLength={200}
            {...form.getInputProps("said_by")}
          />
          <DateField
            size="xs"
            label={t("scorecard.saidOn")}
            value={form.values.said_on ?? null}
            onChange={(day) => form.setFieldValue("said_on", day)}
          />
        </Group>
        <TextInput
          size="xs"
          type="url"
          label={t("scorecard.link")}
          placeholder="https://"
          maxLength={500}
          {...form.getInputProps("link")}
        />
        <Group justify="end">
          <Button type="submit" size="compact-sm" loading={isBusy}>
            {t("common:write.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
