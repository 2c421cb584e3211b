import { Button, Group, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { DateField } from "@/ui/date-field";
import { fieldError, ProblemAlert } from "@/ui/problem-alert";

import { BASES, type Consent, useRecordConsent, type Whose } from "./consent-queries";

type Props = { of: Whose; basis: Consent["basis"]; isWithdrawal: boolean; onDone: () => void };

/** Write down what somebody said: when, where, in which words, and what shows it. */
export function ConsentForm({ of, basis, isWithdrawal, onDone }: Props) {
  const { t } = useTranslation("leaving");
  const record = useRecordConsent(of);
  const form = useForm({
    initialValues: {
      basis: startOf(basis),
      at: null as string | null,
      source: "",
      words: "",
      evidence: "",
    },
  });
  const save = ({ at, basis: chosen, ...said }: typeof form.values) =>
    record.mutate(
      {
        ...said,
        basis: isWithdrawal ? basis : chosen,
        is_withdrawal: isWithdrawal,
        ...momentOf(at),
      },
      { onSuccess: onDone },
    );
  return (
    <form onSubmit={form.onSubmit(save)}>
      <Stack gap="xs">
        <ProblemAlert error={record.error} fields={["at"]} />
        <Group gap="xs" align="start" grow>
          {!isWithdrawal && (
            <Select
              size="sm"
              label={t("consent.what")}
              allowDeselect={false}
              data={BASES.map((value) => ({ value, label: t(`consent.basis.${value}`) }))}
              {...form.getInputProps("basis")}
            />
          )}
          <DateField
            size="sm"
            label={t("consent.at")}
            value={form.values.at}
            onChange={(at) => form.setFieldValue("at", at)}
            error={fieldError(record.error, "at") ?? ""}
          />
        </Group>
        <TextInput
          size="sm"
          label={t("consent.source")}
          placeholder={t("consent.sourceHint")}
          maxLength={200}
          {...form.getInputProps("source")}
        />
        <Textarea
          size="sm"
          label={t("consent.words")}
          autosize
          maxRows={5}
          maxLength={2000}
          {...form.getInputProps("words")}
        />
        <TextInput
          size="sm"
          label={t("consent.evidence")}
          placeholder={t("consent.evidenceHint")}
          maxLength={2000}
          {...form.getInputProps("evidence")}
        />
        <Group justify="end" gap="xs">
          <Button size="compact-sm" variant="default" onClick={onDone}>
            {t("consent.cancel")}
          </Button>
          <Button size="compact-sm" type="submit" loading={record.isPending}>
            {t("consent.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function startOf(basis: Consent["basis"]): Consent["basis"] {
  return basis === "unknown" ? "consent" : basis;
}

/** Noon of a day; of today it is now, which the server knows best. */
function momentOf(day: string | null): { at?: string } {
  const noon = new Date(`${day}T12:00`);
  return !day || noon.toDateString() === new Date().toDateString()
    ? {}
    : { at: noon.toISOString() };
}
