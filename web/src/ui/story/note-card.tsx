import { Anchor, Badge, Button } from "@mantine/core";
import { IconLock, IconPinFilled } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import type { Doc, NoteData } from "@/api/notes";
import { useRewriteNote } from "@/api/notes";

import { useKinds } from "@/ui/use-kinds";

import { Comments } from "./comments";
import type { Outcome } from "./kinds";
import { LetterText } from "./letter-text";
import { NoteActs } from "./note-acts";
import { NoteFiles } from "./note-files";
import { RichText } from "./rich-text";
import classes from "./story.module.css";
import { Writer } from "./writer";

/** What was written down: the facts of a contact, the text, what others say, and what one can do. */
export function NoteCard({ note }: { note: NoteData }) {
  const { t } = useTranslation("common");
  const [mode, setMode] = useState<"edit" | "comment">();
  const me = useMe();
  // What a letter says is nobody's to rewrite.
  const isMine =
    !note.letter_id && (note.author_id === me.member.id || me.can.includes("configure"));
  const mayWrite = me.can.includes("write");
  return (
    <div className={classes.note} data-pinned={note.is_pinned || undefined}>
      <Facts note={note} />
      {mode === "edit" ? (
        <Rewrite note={note} onDone={() => setMode(undefined)} />
      ) : (
        <Said note={note} />
      )}
      {note.files.length > 0 && <NoteFiles files={note.files} />}
      {note.is_edited && <span className={classes.facts}>{t("write.edited")}</span>}
      {mayWrite && mode !== "edit" && (
        <NoteActs
          note={note}
          isMine={isMine}
          onEdit={() => setMode("edit")}
          onComment={() => setMode("comment")}
        />
      )}
      <Comments note={note} isWriting={mode === "comment"} onDone={() => setMode(undefined)} />
    </div>
  );
}

function Said({ note }: { note: NoteData }) {
  if (note.letter_id) return <LetterText note={note} letterId={note.letter_id} />;
  if (!note.text && !note.doc) return null;
  return <RichText doc={note.doc} text={note.text} />;
}

function Facts({ note }: { note: NoteData }) {
  const { t } = useTranslation("common");
  const { latitude, longitude } = note;
  const type = useKinds().typeOf(note.type_id);
  const map = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
  const hasFacts =
    type ||
    note.is_pinned ||
    note.is_private ||
    note.outcome ||
    note.minutes ||
    note.place ||
    latitude;
  if (!hasFacts) return null;
  return (
    <div className={classes.facts}>
      {note.is_pinned && <IconPinFilled size={13} aria-label={t("write.pinned")} />}
      {note.is_private && (
        <Badge size="xs" variant="default" leftSection={<IconLock size={10} />}>
          {t("write.onlyMe")}
        </Badge>
      )}
      {type && (
        <Badge size="xs" variant="light" color={type.color}>
          {type.name}
        </Badge>
      )}
      {note.outcome && <strong>{t(`write.outcomes.${note.outcome as Outcome}`)}</strong>}
      {note.minutes && <span>{t("write.lasted", { count: note.minutes })}</span>}
      {note.place && <span>{note.place}</span>}
      {latitude !== null && (
        <Anchor href={map} target="_blank" rel="noopener noreferrer" inherit>
          {t("write.spot")}
        </Anchor>
      )}
    </div>
  );
}

function Rewrite({ note, onDone }: { note: NoteData; onDone: () => void }) {
  const { t } = useTranslation("common");
  const [doc, setDoc] = useState<Doc>(note.doc ?? asDoc(note.text));
  const rewrite = useRewriteNote();
  const save = () => rewrite.mutate({ note, doc }, { onSuccess: onDone });
  return (
    <>
      <Writer
        label={t("write.label.note")}
        placeholder=""
        initial={doc}
        isOpen
        onChange={setDoc}
        onSave={save}
      />
      <div className={classes.acts}>
        <Button size="compact-sm" loading={rewrite.isPending} onClick={save}>
          {t("write.save")}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onDone}>
          {t("write.cancel")}
        </Button>
      </div>
    </>
  );
}

/** A note from before there were marks, for the editor. */
function asDoc(text: string): Doc {
  const lines = text.split("\n");
  return {
    type: "doc",
    content: lines.map((line) => ({
      type: "paragraph",
      ...(line && { content: [{ type: "text", text: line }] }),
    })),
  };
}
