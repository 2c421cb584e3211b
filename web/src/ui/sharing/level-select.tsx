import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Level } from "@/api/sharing";

const LEVELS: Level[] = ["read", "edit"];

type Props = {
  label: string;
  value: Level;
  onChange: (level: Level) => void;
  isReadOnly?: boolean;
};

/** To which extent something is shared. */
export function LevelSelect({ label, value, onChange, isReadOnly = false }: Props) {
  const { t } = useTranslation("sharing");
  return (
    <Select
      aria-label={label}
      w={120}
      size="sm"
      allowDeselect={false}
      readOnly={isReadOnly}
      data={LEVELS.map((level) => ({ value: level, label: t(`level.${level}`) }))}
      value={value}
      onChange={(level) => level && onChange(level as Level)}
    />
  );
}
