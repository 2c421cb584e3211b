import { TextInput } from "@mantine/core";

import { dayIn, momentIn, timeIn } from "@/lib/when";
import { useLocale } from "@/ui/use-locale";

type Props = { label: string; value: string | null; onSave: (value: string | null) => void };

/** A day and a time, where one works; leaving it saves. */
export function MomentField({ label, value, onSave }: Props) {
  const { zone } = useLocale();
  const at = value && new Date(value);
  const local = at ? `${dayIn(zone, at)}T${timeIn(zone, at)}` : "";
  return (
    <TextInput
      key={local}
      type="datetime-local"
      size="xs"
      aria-label={label}
      defaultValue={local}
      onBlur={(event) => {
        const typed = event.currentTarget.value;
        if (typed === local) return;
        const [day = "", time = ""] = typed.split("T");
        onSave(typed ? momentIn(zone, day, time) : null);
      }}
    />
  );
}
