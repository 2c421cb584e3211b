import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { Dialog } from "@/ui/dialog";
import { NumberField } from "@/ui/number-field";
import { fieldError, ProblemAlert } from "@/ui/problem-alert";

import { useWords } from "../use-words";
import { type Line, type Sheet, useMakeCall } from "./queries";

export type Calling = { line: Line; isOverride: boolean };
type Props = { calling: Calling; sheet: Sheet; onClose: () => void };

/** Say what a period will bring; what was said before stays in the history. */
export function CallDialog({ calling: { line, isOverride }, sheet, onClose }: Props) {
  const { t } = useTranslation(["forecast", "common"]);
  const words = useWords();
  const make = useMakeCall();
  const before = isOverride ? line.override : line.call;
  const form = useForm({
    initialValues: { amount: before?.amount ?? "", note: before?.note ?? "" },
  });
  const say = (amount: string | null, note: string) =>
    make.mutate(
      {
        ...(line.kind === "team" ? { team_id: line.id } : { member_id: line.id }),
        ...{ pipeline_id: sheet.pipeline_id, unit: sheet.unit, day: sheet.from },
        category: sheet.category as "commit",
        ...{ basis: sheet.basis, is_override: isOverride, amount, note },
      },
      { onSuccess: onClose },
    );
  const title = t(isOverride ? "calls.overrideFor" : "calls.callFor", {
    name: line.name,
    period: words.period(sheet),
  });
  return (
    <Dialog opened onClose={onClose} title={title}>
      <form onSubmit={form.onSubmit(({ amount, note }) => say(String(amount), note))}>
        <Stack gap="sm">
          <ProblemAlert error={make.error} fields={["amount", "note"]} />
          <Text fz="sm" c="dimmed">
            {t(`calls.says.${sheet.basis}`, { category: t(`end.${sheet.category}`) })}{" "}
            {t("calls.stands", {
              value: words.fullMoney(line[sheet.category].value, sheet.currency),
            })}
          </Text>
          <NumberField
            label={t("calls.amount", { currency: sheet.currency })}
            thousandSeparator=","
            decimalScale={2}
            min={0}
            hideControls
            required
            data-autofocus
            error={fieldError(make.error, "amount")}
            value={form.values.amount}
            onChange={(value) => form.setFieldValue("amount", String(value))}
          />
          <Textarea
            label={t("calls.note")}
            placeholder={t("calls.notePlaceholder")}
            autosize
            minRows={2}
            maxLength={1000}
            {...form.getInputProps("note")}
          />
          <Group justify="space-between">
            {before ? (
              <Button variant="subtle" color="gray" onClick={() => say(null, "")}>
                {t("calls.takeBack")}
              </Button>
            ) : (
              <span />
            )}
            <Button type="submit" loading={make.isPending} disabled={form.values.amount === ""}>
              {t(isOverride ? "calls.saveOverride" : "calls.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
