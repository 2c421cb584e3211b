import { Textarea } from "@mantine/core";
import { useState } from "react";

type Props = {
  label: string;
  value: string;
  version: number | undefined;
  onSave: (value: string | null, version?: number) => void;
};

/** A text of several lines; leaving it saves, as an edit of what was there when it was begun. */
export function LongText({ label, value, version, onSave }: Props) {
  const [draft, setDraft] = useState<{ text: string; seen: string; version: number | undefined }>();
  return (
    <Textarea
      size="xs"
      aria-label={label}
      placeholder="—"
      autosize
      maxRows={12}
      maxLength={20_000}
      value={draft?.text ?? value}
      onChange={({ currentTarget: { value: text } }) =>
        setDraft({ seen: value, version, ...draft, text })
      }
      onBlur={() => {
        if (draft && draft.text !== draft.seen) onSave(draft.text.trim() || null, draft.version);
        setDraft(undefined);
      }}
    />
  );
}
