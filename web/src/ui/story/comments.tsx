import { ActionIcon, Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import {
  type CommentData,
  type Doc,
  type NoteData,
  useAddComment,
  useDeleteComment,
} from "@/api/notes";

import { Avatar } from "@/ui/avatar";
import { When } from "@/ui/when";
import { RichText } from "./rich-text";
import classes from "./story.module.css";
import { Writer } from "./writer";

type Props = { note: NoteData; isWriting: boolean; onDone: () => void };

/** What others say about a note, and one's own word. */
export function Comments({ note, isWriting, onDone }: Props) {
  if (!note.comments.length && !isWriting) return null;
  return (
    <div className={classes.comments}>
      {note.comments.map((comment) => (
        <Comment key={comment.id} comment={comment} />
      ))}
      {isWriting && <NewComment note={note} onDone={onDone} />}
    </div>
  );
}

function Comment({ comment }: { comment: CommentData }) {
  const { t } = useTranslation("common");
  const me = useMe();
  const remove = useDeleteComment();
  const isMine = comment.author_id === me.member.id || me.can.includes("configure");
  return (
    <div className={classes.comment}>
      <Avatar name={comment.author_name} size={20} tooltip={false} />
      <div>
        <div className={classes.said}>
          <strong>{comment.author_name}</strong>
          <When at={comment.created_at} />
          {isMine && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="xs"
              aria-label={t("write.deleteComment")}
              onClick={() => remove.mutate(comment)}
            >
              <IconX size={12} />
            </ActionIcon>
          )}
        </div>
        <RichText doc={comment.doc} text={comment.text} />
      </div>
    </div>
  );
}

function NewComment({ note, onDone }: { note: NoteData; onDone: () => void }) {
  const { t } = useTranslation("common");
  const [doc, setDoc] = useState<Doc>();
  const add = useAddComment();
  const save = () => doc && add.mutate({ note_id: note.note_id, doc }, { onSuccess: onDone });
  return (
    <div>
      <Writer
        label={t("write.comment")}
        placeholder={t("write.commentHint")}
        isOpen
        onChange={(next, isEmpty) => setDoc(isEmpty ? undefined : next)}
        onSave={save}
      />
      <div className={classes.acts}>
        <Button size="compact-sm" disabled={!doc} loading={add.isPending} onClick={save}>
          {t("write.commentSave")}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onDone}>
          {t("write.cancel")}
        </Button>
      </div>
    </div>
  );
}
