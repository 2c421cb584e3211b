import { TextInput } from "@mantine/core";
import { lazy, Suspense } from "react";

import type { DateFieldProps } from "./date-picker";

const DatePicker = lazy(async () => ({ default: (await import("./date-picker")).DatePicker }));

/** A calendar day to choose; the calendar is fetched with the first form that has one. */
export function DateField(props: DateFieldProps) {
  const { label, hideLabel, size, w } = props;
  return (
    <Suspense
      fallback={
        <TextInput
          label={hideLabel ? undefined : label}
          aria-label={label}
          size={size}
          w={w}
          disabled
        />
      }
    >
      <DatePicker {...props} />
    </Suspense>
  );
}
