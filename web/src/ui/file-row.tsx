import { ActionIcon, Anchor, Group, Text } from "@mantine/core";
import { IconDownload, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { contentUrl, type StoredFile, useDeleteFile, useRestoreFile } from "@/api/files";
import { useMe } from "@/api/me";
import { bytesText } from "@/lib/bytes";

import { FileIcon } from "./file-icon";
import classes from "./files.module.css";
import { tellProblem, tellWithUndo } from "./toasts";
import { When } from "./when";

/** One file: a picture is shown, anything else only downloaded. */
export function FileRow({ file, onShow }: { file: StoredFile; onShow: () => void }) {
  const { t, i18n } = useTranslation("common");
  const me = useMe();
  const { mutate: restore } = useRestoreFile();
  const { name } = file;
  const remove = useDeleteFile(() =>
    tellWithUndo(t("file.deleted", { name }), () => restore(file.id)),
  );
  const mayDelete =
    me.can.includes("write") && (file.author_id === me.member.id || me.can.includes("configure"));
  const link = { href: contentUrl(file.id), download: name };
  return (
    <Group className={classes.row} gap="sm" wrap="nowrap" role="group" aria-label={name}>
      <FileIcon type={file.content_type} />
      <div className={classes.text}>
        {file.has_preview ? (
          <Anchor
            component="button"
            size="sm"
            className={classes.name}
            aria-label={t("file.preview", { name })}
            onClick={onShow}
          >
            {name}
          </Anchor>
        ) : (
          <Anchor size="sm" className={classes.name} {...link}>
            {name}
          </Anchor>
        )}
        <Text size="xs" c="dimmed" truncate>
          {bytesText(file.size, i18n.language)} · {file.author_name} · <When at={file.created_at} />
        </Text>
      </div>
      <ActionIcon
        component="a"
        variant="subtle"
        color="gray"
        aria-label={t("file.download", { name })}
        {...link}
      >
        <IconDownload size={16} stroke={1.7} />
      </ActionIcon>
      {mayDelete && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("file.delete", { name })}
          onClick={() => remove.mutate(file, { onError: tellProblem })}
        >
          <IconTrash size={16} stroke={1.7} />
        </ActionIcon>
      )}
    </Group>
  );
}
