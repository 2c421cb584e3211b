import { Button, Group, NumberInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { dayIn } from "@/lib/when";
import { DateField } from "@/ui/date-field";
import { ProblemAlert } from "@/ui/problem-alert";
import { CurrencySelect } from "@/ui/select-fields";
import { useLocale } from "@/ui/use-locale";

import { useSetRate } from "./calendar-queries";

export function RateForm({ own }: { own: string }) {
  const { t } = useTranslation("settings");
  const { zone } = useLocale();
  const set = useSetRate();
  const form = useForm({
    initialValues: {
      currency: own === "USD" ? "EUR" : "USD",
      rate: "" as string | number,
      day: dayIn(zone) as string | null,
    },
  });
  const submit = ({ currency, rate, day }: typeof form.values) => {
    if (!day) return;
    set.mutate(
      { currency, day, rate: String(rate) },
      { onSuccess: () => form.setFieldValue("rate", "") },
    );
  };
  return (
    <form onSubmit={form.onSubmit(submit)}>
      <ProblemAlert error={set.error} />
      <Group align="end" mb="md">
        <CurrencySelect
          label={t("rates.currency")}
          value={form.values.currency}
          onChange={(currency) => form.setFieldValue("currency", currency)}
        />
        <NumberInput
          label={t("rates.worth", { currency: own })}
          w={140}
          required
          withAsterisk={false}
          hideControls
          decimalScale={10}
          min={0}
          {...form.getInputProps("rate")}
        />
        <DateField
          label={t("rates.from")}
          value={form.values.day}
          onChange={(day) => form.setFieldValue("day", day)}
        />
        <Button type="submit" variant="default" loading={set.isPending}>
          {t("rates.set")}
        </Button>
      </Group>
    </form>
  );
}
