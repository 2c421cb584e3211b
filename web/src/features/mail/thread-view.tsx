import { ActionIcon, Title, Tooltip } from "@mantine/core";
import {
  IconArrowLeft,
  IconCircleCheck,
  IconFlag,
  IconFlagFilled,
  IconInbox,
  IconMail,
} from "@tabler/icons-react";
import { useInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { mailboxesQuery, type Thread } from "@/api/mail";
import { useMay } from "@/api/me";
import { flatten } from "@/lib/pages";

import { AboutChips } from "./about-chips";
import { AnswerDock } from "./answer-dock";
import { LetterList } from "./letter-list";
import { MarkRead } from "./mark-read";
import { type ThreadLine, threadsQuery } from "./queries";
import classes from "./thread.module.css";
import { ThreadAssignee } from "./thread-assignee";
import { useMailPlace } from "./use-mail-place";
import { useThreadActs } from "./use-thread-acts";

export const THREAD_ID = "mail-thread";

type Props = { thread: Thread; letterId?: string };

/** A thread: what it is about, its letters, and the answer at its foot. */
export function ThreadView({ thread, letterId }: Props) {
  const { t } = useTranslation("mail");
  const mailboxes = useSuspenseQuery(mailboxesQuery()).data;
  // Who reads a thread only because they see its deal works in nobody's mailbox.
  const isInside = mailboxes.some(({ id }) => id === thread.mailbox_id);
  const mayWrite = useMay("write");
  const mayAct = mayWrite && isInside;
  return (
    <div className={classes.view} id={THREAD_ID} tabIndex={-1}>
      <header className={classes.head}>
        <div className={classes.headline}>
          <Back />
          <Title order={2} fz="lg" className={classes.title}>
            {thread.subject || t("noSubject")}
          </Title>
          {mayAct && <Acts thread={thread} />}
        </div>
        <div className={classes.under}>
          <AboutChips thread={thread} mayChange={mayAct} />
          {mayAct && <ThreadAssignee thread={thread} />}
        </div>
      </header>
      <LetterList
        thread={thread}
        letterId={letterId}
        mayAnswer={mayWrite && mailboxes.length > 0}
      />
      {mayWrite && mailboxes.length > 0 && <AnswerDock thread={thread} />}
      {mayAct && <MarkRead thread={thread} />}
    </div>
  );
}

/** Where the list is not beside the thread, the way back to it. */
function Back() {
  const { t } = useTranslation("mail");
  const { go } = useMailPlace();
  return (
    <ActionIcon
      className={classes.back}
      variant="subtle"
      color="gray"
      aria-label={t("back")}
      onClick={() => go(undefined)}
    >
      <IconArrowLeft size={18} />
    </ActionIcon>
  );
}

function Acts({ thread }: { thread: Thread }) {
  const { t } = useTranslation("mail");
  const { wish } = useMailPlace();
  const lines = flatten<ThreadLine>(useInfiniteQuery(threadsQuery(wish)).data).items;
  const acts = useThreadActs(lines);
  const isFlagged = thread.letters.some((letter) => letter.is_flagged);
  const { id, is_done } = thread;
  return (
    <span className={classes.acts}>
      <Act
        label={is_done ? t("act.back") : t("act.done")}
        keys="e"
        onClick={() => acts.putAside(id, !is_done)}
      >
        {is_done ? (
          <IconInbox size={18} stroke={1.7} />
        ) : (
          <IconCircleCheck size={18} stroke={1.7} />
        )}
      </Act>
      <Act label={t("act.unread")} keys="u" onClick={() => acts.markUnread(id)}>
        <IconMail size={18} stroke={1.7} />
      </Act>
      <Act
        label={isFlagged ? t("act.unflag") : t("act.flag")}
        keys="s"
        onClick={() => acts.flag(thread)}
      >
        {isFlagged ? (
          <IconFlagFilled size={18} className={classes.flag} />
        ) : (
          <IconFlag size={18} stroke={1.7} />
        )}
      </Act>
    </span>
  );
}

type ActProps = { label: string; keys: string; onClick: () => void; children: ReactNode };

function Act({ label, keys, onClick, children }: ActProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={label}
        aria-keyshortcuts={keys}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
