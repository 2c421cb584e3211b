import { Stack, Text, Textarea } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { OwnKind } from "@/api/fields";

import { formulaTrialQuery } from "./field-queries";
import { FormulaWords } from "./formula-words";

type Props = {
  kind: OwnKind;
  value: string;
  decimals: number;
  onChange: (formula: string) => void;
  error?: string | undefined;
};

/** Write a formula and see at once what it gives for a real record. */
export function FormulaEditor({ kind, value, decimals, onChange, error }: Props) {
  const { t } = useTranslation("fields");
  const [formula] = useDebouncedValue(value, 300);
  const trial = useQuery(formulaTrialQuery(kind, formula, decimals));
  const { data } = trial;
  const shown = data?.value === null ? t("unknown") : String(data?.value);
  return (
    <Stack gap={6}>
      <Textarea
        label={t("formula")}
        autosize
        minRows={2}
        maxLength={1000}
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={value.trim() ? (trial.error?.message ?? error) : error}
      />
      <Text size="xs" c="dimmed" aria-live="polite">
        {data && !trial.error && value.trim()
          ? data.example === null
            ? t("noExample", { type: t(`type.${data.type}`) })
            : t("gives", { example: data.example, value: shown })
          : t("formulaHint")}
      </Text>
      <FormulaWords kind={kind} onChoose={(word) => onChange(`${value}${word}`)} />
    </Stack>
  );
}
