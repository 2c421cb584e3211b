import { Group, SegmentedControl } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { useScope } from "./use-scope";
import { useUnit } from "./use-unit";

type SwitchProps = {
  /** What the address calls it. */
  name: string;
  label: string;
  choices: { value: string; label: string }[];
};

/** One of a few ways to look at the same figures, kept in the address; the first one is usual. */
export function Switch({ name, label, choices }: SwitchProps) {
  const { search, set } = useScope();
  const usual = choices[0]?.value;
  const chosen = choices.find(({ value }) => value === search[name])?.value ?? usual;
  return (
    <SegmentedControl
      size="xs"
      maw="100%"
      aria-label={label}
      data={choices}
      value={chosen ?? ""}
      onChange={(value) => set({ [name]: value === usual ? undefined : value })}
    />
  );
}

/** By count or by value; whoever may not see values has no choice. */
export function UnitSwitch() {
  const { t } = useTranslation("process");
  const { isTold } = useUnit();
  if (!isTold) return null;
  return (
    <Switch
      name="unit"
      label={t("unit.label")}
      choices={(["count", "value"] as const).map((value) => ({ value, label: t(`unit.${value}`) }))}
    />
  );
}

export function Switches({ children }: { children: ReactNode }) {
  return <Group gap="xs">{children}</Group>;
}
