import { Autocomplete, TextInput, Tooltip } from "@mantine/core";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import classes from "./sheet.module.css";
import type { Place } from "./sheet-rules";

type Props = {
  label: string;
  place: Place;
  draft: string;
  options: string[] | undefined;
  commit: (text: string, next?: Place) => string | undefined;
  cancel: (next: Place) => void;
};

/** The cell while it is edited: Enter and Tab save and go on, Esc reverts. */
export function SheetEditor({ label, place, draft, options, commit, cancel }: Props) {
  const { t } = useTranslation("common");
  const [text, setText] = useState(draft);
  const [refusal, setRefusal] = useState<string>();
  const ended = useRef(false);
  const end = (next?: Place) => {
    if (ended.current) return;
    const reason = commit(text, next);
    setRefusal(reason);
    ended.current = reason === undefined;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return; // Enter that chooses a Chinese candidate
    event.stopPropagation();
    if (event.key === "Escape") {
      ended.current = true;
      return cancel(place);
    }
    const next = nextOf(place, event);
    if (!next) return;
    event.preventDefault();
    end(next);
  };
  const shared = {
    size: "xs",
    variant: "unstyled",
    className: classes.editor,
    "aria-label": label,
    value: text,
    autoFocus: true,
    error: refusal !== undefined,
    onBlur: () => end(),
    onKeyDown,
  } as const;
  return (
    <Tooltip
      label={refusal === "readOnly" ? t("sheet.readOnly") : refusal}
      opened={Boolean(refusal)}
    >
      {options ? (
        <Autocomplete {...shared} data={[...new Set(options)]} onChange={setText} />
      ) : (
        <TextInput {...shared} onChange={(event) => setText(event.currentTarget.value)} />
      )}
    </Tooltip>
  );
}

function nextOf({ row, column }: Place, { key, shiftKey }: KeyboardEvent): Place | undefined {
  const way = shiftKey ? -1 : 1;
  if (key === "Enter") return { row: Math.max(0, row + way), column };
  return key === "Tab" ? { row, column: Math.max(0, column + way) } : undefined;
}
