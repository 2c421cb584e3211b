import { Button, Select, Stack, TextInput } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type ClipboardEvent, type DragEvent, useState } from "react";
import { useTranslation } from "react-i18next";

import { mailboxesQuery, type Party } from "@/api/mail";
import { fieldError, ProblemAlert } from "@/ui/problem-alert";
import { Writer } from "@/ui/story/writer";
import classes from "./composer.module.css";
import { ComposerFiles } from "./composer-files";
import { ComposerFoot } from "./composer-foot";
import { ComposerTracking } from "./composer-tracking";
import { ComposerWarning } from "./composer-warning";
import { type Content, type Keeper, receiversIn, type Start } from "./draft";
import { DraftClash } from "./draft-clash";
import { FollowUpChip, FollowUpMenu } from "./follow-up-menu";
import { LeftFiles } from "./left-files";
import { PartyField } from "./party-field";
import { areAddresses } from "./rules";
import { TemplatePicker } from "./template-picker";
import { useAskForGaps } from "./use-ask-for-gaps";
import { useDiscard } from "./use-discard";
import { useDraft } from "./use-draft";
import { useEnclosures } from "./use-enclosures";
import { useSend } from "./use-send";
import { useTemplates } from "./use-templates";
import { signedAnew } from "./written";

type Props = { start: Start; onDone: () => void };

/** Write a letter: it keeps itself as a draft, and leaves by Ctrl-Enter. */
export function Composer({ start, onDone }: Props) {
  const { t } = useTranslation("mail");
  const { keeper, draft } = useDraft(start);
  const files = useEnclosures(keeper, t("tooLarge"));
  const send = useSend(keeper, onDone);
  const discard = useDiscard(keeper, onDone);
  const { content } = draft;
  const isAnswer = start.content.to.length > 0;
  const isBusy = send.isPending || files.uploads.some(({ error }) => !error);
  const templates = useTemplates(start, keeper);
  const isFilled = useAskForGaps();
  const [isSure, setSure] = useState(false);
  const leave = async (send_at: string | null) => {
    // Who cannot be written to is not left out: the field says what is wrong.
    if (isBusy || !areAddresses(receiversIn(content))) return;
    if (await isFilled(keeper.now().content)) send.mutate({ send_at, even_so: isSure });
  };
  const take = (event: ClipboardEvent | DragEvent, data: DataTransfer) => {
    if (data.files.length === 0) return;
    event.preventDefault();
    void files.add(data.files);
  };
  return (
    <Stack
      gap="xs"
      role="form"
      aria-label={t("letter")}
      onPasteCapture={(event) => take(event, event.clipboardData)}
      onDragOver={(event) => event.preventDefault()}
      onDropCapture={(event) => take(event, event.dataTransfer)}
    >
      <ProblemAlert error={send.error} fields={["to"]} />
      {draft.step === "clash" && <DraftClash keeper={keeper} />}
      <ComposerWarning content={content} isSure={isSure} onSure={setSure} />
      <Heads keeper={keeper} content={content} error={fieldError(send.error, "to")} />
      <div className={classes.text}>
        <Writer
          key={draft.round}
          label={t("text")}
          placeholder={t("textHint")}
          initial={content.doc}
          isOpen
          focus={isAnswer ? "start" : false}
          isPlain
          findSnippet={templates.find}
          onReady={templates.onReady}
          onChange={(doc) => keeper.change({ doc })}
          onSave={() => void leave(null)}
        />
      </div>
      {start.left && <LeftFiles left={start.left} onCarry={files.add} />}
      <ComposerFiles files={files} enclosures={draft.kept?.enclosures ?? []} />
      <FollowUpChip content={content} onChange={keeper.change} />
      <ComposerFoot
        draft={draft}
        more={
          <>
            <TemplatePicker onChoose={templates.choose} />
            <FollowUpMenu content={content} onChange={keeper.change} />
          </>
        }
        isBusy={isBusy}
        tracking={
          <ComposerTracking
            isTracked={content.is_tracked ?? null}
            onChange={(is_tracked) => keeper.change({ is_tracked })}
          />
        }
        onFiles={(chosen) => void files.add(chosen)}
        onSend={(at) => void leave(at)}
        onDiscard={() => void discard()}
      />
    </Stack>
  );
}

type HeadsProps = { keeper: Keeper; content: Content; error: string | undefined };

/** From whom, to whom, about what. */
function Heads({ keeper, content, error }: HeadsProps) {
  const { t } = useTranslation("mail");
  const mailboxes = useSuspenseQuery(mailboxesQuery()).data;
  const [isMore, setMore] = useState(false);
  const shows = (parties: Party[]) => isMore || parties.length > 0;
  const field = { className: classes.field, size: "sm" } as const;
  const moveTo = (mailbox_id: string) => {
    const signature = (id: string) => mailboxes.find((one) => one.id === id)?.signature ?? "";
    const { doc } = keeper.now().content;
    const signed = doc && signedAnew(doc, signature(content.mailbox_id), signature(mailbox_id));
    keeper.change({ mailbox_id, doc: signed }, { isAnew: true });
  };
  return (
    <>
      {mailboxes.length > 1 && (
        <Select
          {...field}
          label={t("from")}
          allowDeselect={false}
          data={mailboxes.map(({ id, address }) => ({ value: id, label: address }))}
          value={content.mailbox_id}
          onChange={(id) => id && moveTo(id)}
        />
      )}
      <PartyField
        label={t("to")}
        value={content.to}
        error={error}
        isFirst={content.to.length === 0}
        aside={
          !isMore && (
            <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setMore(true)}>
              {t("ccBcc")}
            </Button>
          )
        }
        onChange={(to) => keeper.change({ to })}
      />
      {shows(content.cc) && (
        <PartyField label={t("cc")} value={content.cc} onChange={(cc) => keeper.change({ cc })} />
      )}
      {shows(content.bcc) && (
        <PartyField
          label={t("bcc")}
          value={content.bcc}
          onChange={(bcc) => keeper.change({ bcc })}
        />
      )}
      <TextInput
        {...field}
        label={t("subject")}
        maxLength={900}
        value={content.subject}
        onChange={(event) => keeper.change({ subject: event.currentTarget.value })}
      />
    </>
  );
}
