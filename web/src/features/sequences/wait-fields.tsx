import { Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Step } from "@/api/sequences";
import { NumberInput } from "@/ui/number-input";

type Props = { step: Step; isFixed: boolean; onChange: (part: Partial<Step>) => void };

/** How long to wait: in days on which mail arrives, and hours. */
export function WaitFields({ step, isFixed, onChange }: Props) {
  const { t } = useTranslation("sequences");
  const field = (name: "days" | "hours", max: number) => (
    <NumberInput
      size="xs"
      w={64}
      min={0}
      max={max}
      allowDecimal={false}
      aria-label={t(`wait.${name}`)}
      value={step[name]}
      readOnly={isFixed}
      onChange={(value) => onChange({ [name]: Number(value) || 0 })}
    />
  );
  return (
    <Group gap={8}>
      <Group gap={8} wrap="nowrap">
        <Text size="sm">{t("kind.wait")}</Text>
        {field("days", 365)}
        <Text size="sm">{t("wait.days")}</Text>
      </Group>
      <Group gap={8} wrap="nowrap">
        {field("hours", 1000)}
        <Text size="sm">{t("wait.hours")}</Text>
      </Group>
    </Group>
  );
}
