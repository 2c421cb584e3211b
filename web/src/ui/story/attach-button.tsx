import { ActionIcon, FileButton, Tooltip } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** Choose files for the note that is being written. */
export function AttachButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { t } = useTranslation("common");
  return (
    <FileButton multiple onChange={onFiles} inputProps={{ "aria-label": t("write.attach") }}>
      {(props) => (
        <Tooltip label={t("write.attach")}>
          <ActionIcon variant="subtle" color="gray" aria-label={t("write.attach")} {...props}>
            <IconPaperclip size={16} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      )}
    </FileButton>
  );
}
