import { TextInput, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { type KeyboardEvent, type ReactNode, useState } from "react";

import classes from "./inline-edit.module.css";

type Props = {
  /** What the value is, for those who do not see it. */
  label: string;
  value: string;
  onSave: (value: string) => void;
  /** How the value looks when it is not being edited; the text itself by default. */
  display?: ReactNode;
  placeholder?: string;
  isReadOnly?: boolean;
  /** Refuse before sending: the sentence to show. */
  check?: (value: string) => string | undefined;
};

/** Click or `e` edits, Enter and leaving save, Esc reverts. */
export function InlineEdit(props: Props) {
  const { label, value, onSave, display, placeholder = "—", isReadOnly = false, check } = props;
  const [draft, setDraft] = useState<string | null>(null);
  if (isReadOnly) return <span>{value ? (display ?? value) : placeholder}</span>;
  if (draft === null) {
    return (
      <UnstyledButton
        className={classes.shown}
        aria-label={display ? undefined : `${label}: ${value || placeholder}`}
        onClick={() => setDraft(value)}
        onKeyDown={(event) => {
          if (event.key !== "e") return;
          event.preventDefault();
          setDraft(value);
        }}
      >
        {display && <VisuallyHidden component="span">{`${label}: `}</VisuallyHidden>}
        {value ? (display ?? value) : <span className={classes.none}>{placeholder}</span>}
      </UnstyledButton>
    );
  }
  const error = check?.(draft);
  const save = () => {
    if (error) return;
    if (draft !== value) onSave(draft.trim());
    setDraft(null);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return; // Enter that chooses a Chinese candidate
    if (event.key === "Enter") save();
    if (event.key === "Escape") {
      event.stopPropagation();
      setDraft(null);
    }
  };
  return (
    <TextInput
      size="xs"
      aria-label={label}
      value={draft}
      error={error}
      autoFocus
      data-mantine-stop-propagation="true"
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={keys}
    />
  );
}
