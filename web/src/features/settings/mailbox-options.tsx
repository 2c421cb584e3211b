import { NumberInput, Radio, Select, Stack, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";

import type { MailboxForm } from "./mailbox-rules";
import { MailboxShares } from "./mailbox-shares";

const DEPTHS = [0, 30, 90, 365, 3650] as const;
const SIGHTS = ["private", "records", "chosen", "everybody"] as const;

/** How a mailbox is used: how far back, who reads in it, and how its letters end. */
export function MailboxOptions({ form }: { form: UseFormReturnType<MailboxForm> }) {
  const { t, i18n } = useTranslation("mailboxes");
  const { history_days: days } = form.values;
  // Another number may have been set through the API.
  const depths = [...new Set<number>([...DEPTHS, days])].sort((one, other) => one - other);
  return (
    <Stack gap="md">
      <Radio.Group label={t("sight.title")} {...form.getInputProps("sight")}>
        <Stack gap={8} mt={4}>
          {SIGHTS.map((value) => (
            <Radio
              key={value}
              value={value}
              label={t(`sight.${value}`)}
              description={t(`sight.${value}_says`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {form.values.sight === "chosen" && <MailboxShares form={form} />}
      <Select
        label={t("history.title")}
        description={t("history.hint")}
        allowDeselect={false}
        data={depths.map((value) => ({
          value: String(value),
          label: value === 0 ? t("history.none") : lengthText(value, i18n.language),
        }))}
        value={String(days)}
        onChange={(value) => form.setFieldValue("history_days", Number(value))}
      />
      <TextInput label={t("senderName")} maxLength={200} {...form.getInputProps("sender_name")} />
      <Textarea
        label={t("signature")}
        description={t("signatureHint")}
        rows={4}
        maxLength={5000}
        {...form.getInputProps("signature")}
      />
      <NumberInput
        label={t("cap")}
        description={t("capHint")}
        w={220}
        min={1}
        max={10_000}
        {...form.getInputProps("daily_cap")}
      />
    </Stack>
  );
}

/** "90 days", "1 year". */
function lengthText(days: number, language: string): string {
  const isYears = days % 365 === 0;
  const unit = isYears ? "year" : "day";
  const format = new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" });
  return format.format(isYears ? days / 365 : days);
}
