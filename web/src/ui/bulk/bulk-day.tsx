import { Loader } from "@mantine/core";
import { lazy, Suspense } from "react";

import { FilterChip } from "@/ui/filter-chip";

const Calendar = lazy(async () => ({ default: (await import("@/ui/calendar")).Calendar }));

type Props = { label: string; onDay: (day: string) => void };

/** Choose one day for all that is chosen. */
export function BulkDay({ label, onDay }: Props) {
  return (
    <FilterChip label={label} position="top-start" chosen={undefined} onClear={() => undefined}>
      {(close) => (
        <Suspense fallback={<Loader size="sm" />}>
          <Calendar
            size="sm"
            value={null}
            onChange={(day) => {
              close();
              if (day) onDay(day);
            }}
          />
        </Suspense>
      )}
    </FilterChip>
  );
}
