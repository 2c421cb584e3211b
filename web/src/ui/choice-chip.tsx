import { Stack, UnstyledButton } from "@mantine/core";

import classes from "./choice-chip.module.css";
import { FilterChip } from "./filter-chip";

type Props = {
  label: string;
  choices: { value: string; label: string }[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
};

/** Narrow down to one of a few things, all of which are seen at once. */
export function ChoiceChip({ label, choices, value, onChange }: Props) {
  return (
    <FilterChip
      label={label}
      chosen={value && (choices.find((one) => one.value === value)?.label ?? "…")}
      onClear={() => onChange(undefined)}
    >
      {(close) => (
        <Stack gap={0} className={classes.list} role="group" aria-label={label}>
          {choices.map((one) => (
            <UnstyledButton
              key={one.value}
              className={classes.choice}
              aria-pressed={one.value === value}
              onClick={() => {
                onChange(one.value);
                close();
              }}
            >
              {one.label}
            </UnstyledButton>
          ))}
        </Stack>
      )}
    </FilterChip>
  );
}
