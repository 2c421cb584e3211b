import { Group, Select, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Step } from "@/api/sequences";

import { END } from "./rules";

const CONDITIONS = ["opened", "clicked", "has_phone", "has_deal"] as const;

type Props = {
  step: Step;
  steps: Step[];
  place: number;
  isFixed: boolean;
  onChange: (part: Partial<Step>) => void;
};

/** What is asked, and where a yes leads; a no goes on with the next step. */
export function BranchFields({ step, steps, place, isFixed, onChange }: Props) {
  const { t } = useTranslation("sequences");
  const later = steps.slice(place + 1).map((one, at) => ({
    value: one.key,
    label: t("stepName", { number: place + at + 2, kind: t(`kind.${one.kind}`) }),
  }));
  return (
    <>
      <Group gap="sm" align="end">
        <Select
          label={t("branch.if")}
          allowDeselect={false}
          disabled={isFixed}
          data={CONDITIONS.map((value) => ({ value, label: t(`condition.${value}`) }))}
          value={step.condition}
          onChange={(condition) => onChange({ condition: condition as Step["condition"] })}
        />
        <Select
          label={t("branch.then")}
          allowDeselect={false}
          disabled={isFixed}
          data={[...later, { value: END, label: t("branch.end") }]}
          value={step.target}
          onChange={(target) => onChange({ target: target ?? END })}
        />
      </Group>
      <Text size="xs" c="dimmed">
        {t("branch.hint")}
      </Text>
    </>
  );
}
