import { Button, SegmentedControl, Switch, Tooltip, VisuallyHidden } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { addNoteFiles, useRefreshFiles } from "@/api/files";
import { type About, type Doc, type NewNote, type NoteKind, useAddNote } from "@/api/notes";

import { Kbd } from "@/ui/kbd";
import { tellProblem } from "@/ui/toasts";
import { useLocale } from "@/ui/use-locale";
import { AttachButton } from "./attach-button";
import { Attachments } from "./attachments";
import { type Contact, stepOf } from "./contact";
import { ContactFields } from "./contact-fields";
import { ICONS, KINDS } from "./kinds";
import { NextStepFields } from "./next-step-fields";
import classes from "./story.module.css";
import { TypeChoice } from "./type-choice";
import { useAttachments } from "./use-attachments";
import { Writer } from "./writer";

type Draft = {
  kind: NoteKind;
  doc: Doc | null;
  isEmpty: boolean;
  isPrivate: boolean;
  typeId: string | null;
} & Contact;
const BLANK: Draft = { kind: "note", doc: null, isEmpty: true, isPrivate: false, typeId: null };

/** Write down a note or how a contact went, and what comes next. A draft outlives a closed drawer. */
export function Composer({ about }: { about: About }) {
  const { t } = useTranslation("common");
  const client = useQueryClient();
  const key = ["draft", "note", about.kind, about.id];
  const [draft, setDraft] = useState(client.getQueryData<Draft>(key) ?? BLANK);
  const [round, setRound] = useState(0); // a new round is a new, empty editor
  const { zone } = useLocale();
  const add = useAddNote(about);
  const attachments = useAttachments(key);
  const [isSaving, setSaving] = useState(false);
  const refresh = useRefreshFiles();
  const change = (part: Partial<Draft>) =>
    setDraft((before) => {
      const next = { ...before, ...part };
      client.setQueryData(key, next);
      return next;
    });
  const canSave = draft.kind !== "note" || !draft.isEmpty;
  const save = () => {
    const kept = client.getQueryData<Draft>(key) ?? draft;
    if ((kept.kind === "note" && kept.isEmpty) || isSaving) return;
    setSaving(true);
    void write(kept).finally(() => setSaving(false));
  };
  const write = async (kept: Draft) => {
    const id = crypto.randomUUID();
    const isWritten = await add.mutateAsync({ ...noteOf(kept, zone), id }).then(
      () => true,
      () => false, // the refusal is told by the query client
    );
    if (!isWritten) return;
    client.setQueryData(key, BLANK);
    setDraft(BLANK);
    setRound((before) => before + 1);
    const files = await attachments.take();
    if (files.length > 0) await addNoteFiles(id, files).catch(tellProblem).then(refresh);
  };
  const isOpen = draft.kind !== "note" || !draft.isEmpty || attachments.files.length > 0;
  return (
    <div className={classes.composer}>
      <SegmentedControl
        size="xs"
        w="fit-content"
        maw="100%"
        aria-label={t("write.kind")}
        value={draft.kind}
        onChange={(kind) => change({ kind: kind as NoteKind, outcome: null, typeId: null })}
        data={KINDS.map((value) => ({
          value,
          label: <Kind kind={value} isChosen={value === draft.kind} />,
        }))}
      />
      <TypeChoice
        kind={draft.kind}
        typeId={draft.typeId}
        onChange={(typeId) => change({ typeId })}
      />
      <Writer
        key={`${round}`}
        label={t(`write.label.${draft.kind}`)}
        placeholder={t(`write.placeholder.${draft.kind}`)}
        initial={draft.doc}
        isOpen={Boolean(draft.doc)}
        onChange={(doc, isEmpty) => change({ doc, isEmpty })}
        onSave={save}
      />
      {draft.kind !== "note" && (
        <ContactFields kind={draft.kind} contact={draft} onChange={change} />
      )}
      {isOpen && <NextStepFields contact={draft} onChange={change} />}
      <Attachments attachments={attachments} />
      {isOpen && (
        <div className={classes.foot}>
          <AttachButton onFiles={attachments.add} />
          <Switch
            size="xs"
            label={t("write.private")}
            checked={draft.isPrivate}
            onChange={(event) => change({ isPrivate: event.currentTarget.checked })}
          />
          <span>
            <Kbd keys="mod+enter" />{" "}
            <Button size="compact-sm" disabled={!canSave} loading={isSaving} onClick={save}>
              {t("write.save")}
            </Button>
          </span>
        </div>
      )}
    </div>
  );
}

function Kind({ kind, isChosen }: { kind: NoteKind; isChosen: boolean }) {
  const { t } = useTranslation("common");
  const Icon = ICONS[kind];
  const label = t(`write.kinds.${kind}`);
  return (
    <Tooltip label={label} disabled={isChosen}>
      <span className={classes.kind}>
        <Icon size={15} stroke={1.8} aria-hidden />
        {isChosen ? label : <VisuallyHidden>{label}</VisuallyHidden>}
      </span>
    </Tooltip>
  );
}

function noteOf(draft: Draft, zone: string): NewNote {
  const { kind, doc, isEmpty, isPrivate, outcome, minutes, place, spot } = draft;
  const step = stepOf(draft, zone);
  return {
    kind,
    is_private: isPrivate,
    ...(draft.typeId && { type_id: draft.typeId }),
    ...(doc && !isEmpty && { doc }),
    ...(outcome && { outcome }),
    ...(minutes && { minutes }),
    ...(place && { place }),
    ...(spot && { latitude: spot.latitude, longitude: spot.longitude }),
    ...(step && { next_step: step }),
  };
}
