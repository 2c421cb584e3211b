import { TextInput } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";

import { type ShownFile, useRenameFile } from "@/api/files";

/** Another name for a file: Enter and leaving save, Esc reverts. */
export function FileRename({ file, onDone }: { file: ShownFile; onDone: () => void }) {
  const { t } = useTranslation("common");
  const [name, setName] = useState(file.name);
  const rename = useRenameFile();
  const save = () => {
    if (name.trim() && name.trim() !== file.name) rename.mutate({ file, name: name.trim() });
    onDone();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return; // Enter that chooses a Chinese candidate
    if (event.key === "Enter") save();
    if (event.key === "Escape") {
      event.stopPropagation();
      onDone();
    }
  };
  return (
    <TextInput
      size="xs"
      aria-label={t("file.newName")}
      value={name}
      maxLength={200}
      autoFocus
      data-mantine-stop-propagation="true"
      onFocus={(event) => event.currentTarget.setSelectionRange(0, stem(file.name).length)}
      onChange={(event) => setName(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={keys}
    />
  );
}

/** What of a name is usually changed: not its ending. */
function stem(name: string): string {
  return name.replace(/\.[^.]{1,8}$/, "");
}
