import { TextInput } from "@mantine/core";
import { lazy, Suspense } from "react";

import type { NumberFieldProps } from "./number-input";

const NumberInput = lazy(async () => ({ default: (await import("./number-input")).NumberInput }));

/** Mantine's NumberInput, fetched with the first form that has one: it is heavy for the first screen. */
export function NumberField(props: NumberFieldProps) {
  const { label, size, w, "aria-label": name } = props;
  return (
    <Suspense fallback={<TextInput label={label} aria-label={name} size={size} w={w} disabled />}>
      <NumberInput {...props} />
    </Suspense>
  );
}
