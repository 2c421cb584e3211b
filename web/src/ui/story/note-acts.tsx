import { ActionIcon, Tooltip } from "@mantine/core";
import { IconMessage, IconPencil, IconPin, IconPinnedOff, IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { type NoteData, useDeleteNote, usePinNote } from "@/api/notes";

import { tellWithUndo } from "@/ui/toasts";
import classes from "./story.module.css";

type Props = { note: NoteData; isMine: boolean; onEdit: () => void; onComment: () => void };

export function NoteActs({ note, isMine, onEdit, onComment }: Props) {
  const { t } = useTranslation("common");
  const pin = usePinNote();
  const remove = useDeleteNote();
  // The note may be gone from the screen before the answer is here.
  const drop = () =>
    remove.mutateAsync(note).then(
      (answer) => tellWithUndo(t("write.deleted"), answer),
      () => undefined, // the refusal is told by the query client
    );
  return (
    <div className={`${classes.acts} ${classes.quietActs}`}>
      <Act label={t("write.comment")} onClick={onComment}>
        <IconMessage size={15} stroke={1.7} />
      </Act>
      <Act
        label={note.is_pinned ? t("write.unpin") : t("write.pin")}
        onClick={() => pin.mutate({ note, isPinned: !note.is_pinned })}
      >
        {note.is_pinned ? (
          <IconPinnedOff size={15} stroke={1.7} />
        ) : (
          <IconPin size={15} stroke={1.7} />
        )}
      </Act>
      {isMine && (
        <>
          <Act label={t("write.edit")} onClick={onEdit}>
            <IconPencil size={15} stroke={1.7} />
          </Act>
          <Act label={t("write.delete")} onClick={() => void drop()}>
            <IconTrash size={15} stroke={1.7} />
          </Act>
        </>
      )}
    </div>
  );
}

type ActProps = { label: string; onClick: () => void; children: ReactNode };

function Act({ label, onClick, children }: ActProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
