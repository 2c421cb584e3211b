import { CloseButton, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { bytesText } from "@/lib/bytes";

import { FileIcon } from "@/ui/file-icon";
import { FileUpload } from "@/ui/file-upload";
import classes from "@/ui/files.module.css";
import type { Attachment, useAttachments } from "./use-attachments";

type Props = { attachments: ReturnType<typeof useAttachments> };

/** The files that will belong to the note: on their way or there. */
export function Attachments({ attachments }: Props) {
  const { files, again, drop } = attachments;
  return files.map((one) =>
    one.isDone ? (
      <Arrived key={one.id} file={one} onDrop={() => drop(one.id)} />
    ) : (
      <FileUpload
        key={one.id}
        upload={one}
        onAgain={() => again(one)}
        onDismiss={() => drop(one.id)}
      />
    ),
  );
}

function Arrived({ file, onDrop }: { file: Attachment; onDrop: () => void }) {
  const { t, i18n } = useTranslation("common");
  const { name, size, type } = file.file;
  return (
    <Group className={classes.row} gap="sm" wrap="nowrap" role="group" aria-label={name}>
      <FileIcon type={type} />
      <div className={classes.text}>
        <Text size="sm" truncate>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {bytesText(size, i18n.language)}
        </Text>
      </div>
      <CloseButton size="sm" aria-label={t("file.dismiss", { name })} onClick={onDrop} />
    </Group>
  );
}
