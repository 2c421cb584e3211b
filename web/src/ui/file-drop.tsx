import { IconPaperclip } from "@tabler/icons-react";
import { type DragEvent, useState } from "react";
import { useTranslation } from "react-i18next";

import classes from "./files.module.css";

/** Drop files here, or choose them. */
export function FileDrop({ onFiles }: { onFiles: (files: Iterable<File>) => void }) {
  const { t } = useTranslation("common");
  const [isOver, setOver] = useState(false);
  const dragging = (over: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(over);
  };
  return (
    <label
      className={classes.drop}
      data-over={isOver || undefined}
      onDragOver={dragging(true)}
      onDragLeave={dragging(false)}
      onDrop={(event) => {
        dragging(false)(event);
        onFiles(event.dataTransfer.files);
      }}
    >
      <input
        type="file"
        multiple
        aria-label={t("file.choose")}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
      <IconPaperclip size={16} stroke={1.7} aria-hidden />
      <strong>{t("file.choose")}</strong>
      <span className={classes.hint}>{t("file.drop")}</span>
    </label>
  );
}
