import { TextInput, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

import { FixedValue } from "./fixed-value";
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
  /** The role can only read it: says so on hover and focus. */
  isFixed?: boolean;
  /** Refuse before sending: the sentence to show. */
  check?: (value: string) => string | undefined;
};

/** Click or `e` edits, Enter and leaving save, Esc reverts. */
export function InlineEdit(props: Props) {
  const { label, value, display, placeholder = "—", isReadOnly = false, isFixed } = props;
  const [isEditing, setEditing] = useState(false);
  const shown = value ? (display ?? value) : null;
  if (isReadOnly) return <span>{shown ?? placeholder}</span>;
  if (isFixed) return <FixedValue label={label}>{shown ?? placeholder}</FixedValue>;
  if (isEditing) return <InlineField {...props} onEnd={() => setEditing(false)} />;
  return (
    <UnstyledButton
      className={classes.shown}
      aria-label={display ? undefined : `${label}: ${value || placeholder}`}
      onClick={() => setEditing(true)}
      onKeyDown={(event) => {
        if (event.key !== "e") return;
        event.preventDefault();
        setEditing(true);
      }}
    >
      {display && <VisuallyHidden component="span">{`${label}: `}</VisuallyHidden>}
      {shown ?? <span className={classes.none}>{placeholder}</span>}
    </UnstyledButton>
  );
}

/**
 * The field while it is open. Where a colleague changes the value under the typing hand, theirs is
 * shown beside it, and only Enter still saves: leaving would write over theirs unasked.
 */
function InlineField({ label, value, onSave, check, onEnd }: Props & { onEnd: () => void }) {
  const { t } = useTranslation("common");
  const [seen] = useState(value);
  const [draft, setDraft] = useState(value);
  const isChanged = draft !== seen && draft !== value;
  const isOvertaken = isChanged && value !== seen;
  const error = check?.(draft);
  const save = () => {
    if (error) return;
    if (isChanged) onSave(draft.trim());
    onEnd();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return; // Enter that chooses a Chinese candidate
    if (event.key === "Enter") save();
    if (event.key === "Escape") {
      event.stopPropagation();
      onEnd();
    }
  };
  return (
    <TextInput
      size="xs"
      aria-label={label}
      value={draft}
      error={error ?? (isOvertaken && t("overtaken", { value }))}
      autoFocus
      data-mantine-stop-propagation="true"
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => isOvertaken || save()}
      onKeyDown={keys}
    />
  );
}
