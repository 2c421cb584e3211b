import { Textarea } from "@mantine/core";
import { useState } from "react";

type Props = { label: string; value: string; onSave: (value: string | null) => void };

/** A text of several lines; leaving it saves. */
export function LongText({ label, value, onSave }: Props) {
  const [draft, setDraft] = useState<string>();
  return (
    <Textarea
      size="xs"
      aria-label={label}
      placeholder="—"
      autosize
      maxRows={12}
      maxLength={20_000}
      value={draft ?? value}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => {
        if (draft !== undefined && draft !== value) onSave(draft.trim() || null);
        setDraft(undefined);
      }}
    />
  );
}
