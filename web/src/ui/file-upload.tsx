import { Button, CloseButton, Group, Progress, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { FileIcon } from "./file-icon";
import classes from "./files.module.css";
import { sentenceOf } from "./toasts";
import type { Uploading } from "./use-file-uploads";

type Props = { upload: Uploading; onAgain: () => void; onDismiss: () => void };

/** A file on its way: how far it is, or what went wrong. */
export function FileUpload({ upload, onAgain, onDismiss }: Props) {
  const { t } = useTranslation("common");
  const { file, sent, isWaiting, error } = upload;
  const { name } = file;
  return (
    <Group className={classes.row} gap="sm" wrap="nowrap">
      <FileIcon type={file.type} />
      <div className={classes.text}>
        <Text size="sm" truncate>
          {name}
        </Text>
        {error ? (
          <Text size="xs" c="red" role="alert">
            {sentenceOf(error)}
          </Text>
        ) : (
          <Progress
            size="sm"
            my={4}
            value={file.size ? (100 * sent) / file.size : 0}
            animated={!isWaiting}
            aria-label={t("file.uploading", { name })}
          />
        )}
        {isWaiting && (
          <Text size="xs" c="dimmed" role="status">
            {t("file.waiting")}
          </Text>
        )}
      </div>
      {Boolean(error) && (
        <>
          <Button size="compact-sm" variant="subtle" onClick={onAgain}>
            {t("file.again")}
          </Button>
          <CloseButton size="sm" aria-label={t("file.dismiss", { name })} onClick={onDismiss} />
        </>
      )}
    </Group>
  );
}
