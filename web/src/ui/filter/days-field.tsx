import { useTranslation } from "react-i18next";

import { NumberField } from "@/ui/number-field";

const MOST = 36_500;

export function DaysField({ days, onChange }: { days: number; onChange: (days: number) => void }) {
  const { t } = useTranslation("filters");
  return (
    <NumberField
      size="xs"
      w={76}
      aria-label={t("days")}
      min={1}
      max={MOST}
      clampBehavior="strict"
      allowDecimal={false}
      allowNegative={false}
      value={days}
      onChange={(next) => Number(next) > 0 && onChange(Number(next))}
    />
  );
}
