import { ActionIcon, Group, Text } from "@mantine/core";
import { IconDownload, IconPencil, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { contentUrl, type ShownFile, useDeleteFile, useRestoreFile } from "@/api/files";
import { useMe } from "@/api/me";
import { bytesText } from "@/lib/bytes";

import { FileIcon } from "./file-icon";
import { FileName } from "./file-name";
import { FileRename } from "./file-rename";
import { FileThumb } from "./file-thumb";
import classes from "./files.module.css";
import { tellProblem, tellWithUndo } from "./toasts";
import { When } from "./when";

type Props = { file: ShownFile; isPictured?: boolean; onShow: () => void };

/** One file: a picture is shown, anything else only downloaded. `isPictured`: small beside its name. */
export function FileRow({ file, isPictured = false, onShow }: Props) {
  const { t, i18n } = useTranslation("common");
  const me = useMe();
  const [isRenaming, setRenaming] = useState(false);
  const { mutate: restore } = useRestoreFile();
  const { name } = file;
  const remove = useDeleteFile(() =>
    tellWithUndo(t("file.deleted", { name }), () => restore(file.id)),
  );
  const mayChange =
    me.can.includes("write") && (file.author_id === me.member.id || me.can.includes("configure"));
  const acts = [
    { Icon: IconPencil, label: t("file.rename", { name }), act: () => setRenaming(true) },
    {
      Icon: IconTrash,
      label: t("file.delete", { name }),
      act: () => remove.mutate(file, { onError: tellProblem }),
    },
  ];
  return (
    <Group className={classes.row} gap="sm" wrap="nowrap" role="group" aria-label={name}>
      {isPictured ? <FileThumb file={file} /> : <FileIcon type={file.content_type} />}
      <div className={classes.text}>
        {isRenaming ? (
          <FileRename file={file} onDone={() => setRenaming(false)} />
        ) : (
          <FileName file={file} onShow={onShow} />
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
        href={contentUrl(file.id)}
        download={name}
      >
        <IconDownload size={16} stroke={1.7} />
      </ActionIcon>
      {mayChange &&
        acts.map(({ Icon, label, act }) => (
          <ActionIcon key={label} variant="subtle" color="gray" aria-label={label} onClick={act}>
            <Icon size={16} stroke={1.7} />
          </ActionIcon>
        ))}
    </Group>
  );
}
