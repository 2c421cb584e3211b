import { Group, SegmentedControl, Switch, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { type Import, type ImportFile, useChange } from "./queries";
import { withFile } from "./rules";

type Order = NonNullable<ImportFile["date_order"]>;

/** What a file does not say of itself: which number of a date is the day, and what the comma is. */
export function FileReading({ run, file }: { run: Import; file: ImportFile }) {
  const { t } = useTranslation("imports");
  const { mutate } = useChange(run.id);
  const asksOrder = !file.date_order_is_sure || file.date_order === null;
  const order = (date_order: Order) =>
    mutate({
      change: { files: [{ id: file.id, date_order }] },
      show: (before) => withFile(before, file.id, (old) => ({ ...old, date_order })),
    });
  const comma = (decimal_comma: boolean) =>
    mutate({
      change: { files: [{ id: file.id, decimal_comma }] },
      show: (before) => withFile(before, file.id, (old) => ({ ...old, decimal_comma })),
    });
  if (!hasAmbiguousDates(file) && !file.decimal_comma) return null;
  return (
    <Group gap="lg" mb="sm">
      {asksOrder && hasAmbiguousDates(file) && (
        <Group gap={8}>
          <Text size="sm">{t("file.dates")}</Text>
          <SegmentedControl
            size="xs"
            aria-label={t("file.dates")}
            data={[
              { value: "day_first", label: t("file.dayFirst") },
              { value: "month_first", label: t("file.monthFirst") },
            ]}
            value={file.date_order ?? ""}
            onChange={(value) => order(value as Order)}
          />
        </Group>
      )}
      <Switch
        size="xs"
        label={t("file.decimalComma")}
        checked={file.decimal_comma}
        onChange={(event) => comma(event.currentTarget.checked)}
      />
    </Group>
  );
}

/** 03/04/2025 can be two days; 2025-04-03 cannot. */
function hasAmbiguousDates(file: ImportFile): boolean {
  return file.columns.some(
    ({ field, samples }) =>
      field !== null && samples.some((text) => /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/.test(text)),
  );
}
