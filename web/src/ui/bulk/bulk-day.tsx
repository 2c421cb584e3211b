import { Calendar } from "@/ui/calendar";
import { FilterChip } from "@/ui/filter-chip";

type Props = { label: string; onDay: (day: string) => void };

/** Choose one day for all that is chosen. */
export function BulkDay({ label, onDay }: Props) {
  return (
    <FilterChip label={label} position="top-start" chosen={undefined} onClear={() => undefined}>
      {(close) => (
        <Calendar
          size="sm"
          value={null}
          onChange={(day) => {
            close();
            if (day) onDay(day);
          }}
        />
      )}
    </FilterChip>
  );
}
