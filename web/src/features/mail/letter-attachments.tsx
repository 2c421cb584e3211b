import { Anchor, Group, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Letter } from "@/api/mail";
import { bytesText } from "@/lib/bytes";
import { FileIcon } from "@/ui/file-icon";

import classes from "./thread.module.css";

export function attachmentUrl(letterId: string, id: string): string {
  return `/api/v1/letters/${letterId}/attachments/${id}`;
}

/** What came with a letter, to be saved. Pictures that belong to its text are not listed. */
export function LetterAttachments({ letter }: { letter: Letter }) {
  const { t, i18n } = useTranslation("mail");
  const files = letter.attachments.filter(({ is_inline }) => !is_inline);
  if (files.length === 0) return null;
  return (
    <ul className={classes.files} aria-label={t("attachments")}>
      {files.map(({ id, name, size, content_type }) => (
        <li key={id}>
          <Anchor
            href={attachmentUrl(letter.id, id)}
            download={name}
            underline="never"
            className={classes.file}
            aria-label={t("download", { name })}
          >
            <Group gap={8} wrap="nowrap">
              <FileIcon type={content_type} />
              <span className={classes.fileName}>{name}</span>
              <Text span size="xs" c="dimmed">
                {bytesText(size, i18n.language)}
              </Text>
              <IconDownload size={14} stroke={1.7} aria-hidden />
            </Group>
          </Anchor>
        </li>
      ))}
    </ul>
  );
}
