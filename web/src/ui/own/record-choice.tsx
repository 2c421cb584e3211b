import { RecordPicker } from "@/ui/record-picker";

import { idOf, nameOf } from "./rules";

type Props = {
  kind: "person" | "company";
  label: string;
  value: unknown;
  onSave: (value: unknown) => void;
};

/** One of the people or companies there are. */
export function RecordChoice({ kind, label, value, onSave }: Props) {
  const id = idOf(value);
  return (
    <RecordPicker
      kind={kind}
      label={label}
      isQuiet
      isKnownOnly
      value={id ? { id, name: nameOf(value) } : null}
      onChange={(picked) => {
        if (picked === null && id) onSave(null);
        if (picked?.id && picked.id !== id) onSave({ id: picked.id, name: picked.name });
      }}
    />
  );
}
