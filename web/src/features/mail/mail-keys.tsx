import { useWindowEvent } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { letterThreadQuery, type Thread } from "@/api/mail";
import { useMay } from "@/api/me";
import { useSequence } from "@/lib/keys";
import { useWriteMail } from "@/lib/place";

import { useActions } from "@/ui/actions";

import { HelpDialog, NAMES } from "./help-dialog";
import { type ThreadLine, threadQuery } from "./queries";
import { neighbourOf } from "./rules";
import { THREAD_ID } from "./thread-view";
import { SEARCH_ID } from "./threads-pane";
import { useMailPlace } from "./use-mail-place";
import { useThreadActs } from "./use-thread-acts";

/** The mail without a mouse. What is typed in a field stays there, and "g c" goes to the companies. */
export function MailKeys({ items }: { items: ThreadLine[] }) {
  const { t } = useTranslation("mail");
  const { search, go } = useMailPlace();
  const mayWrite = useMay("write");
  const write = useWriteMail();
  const inHand = useInHand();
  const acts = useHandKeys(inHand, items);
  const [isHelping, setHelping] = useState(false);
  const isSequence = useSequence();
  const step = (by: -1 | 1) => go(neighbourOf(items, inHand.id, by)?.id, { replace: true });
  const heard: Record<string, (() => void) | undefined> = {
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    "/": () => document.getElementById(SEARCH_ID)?.focus(),
    "?": () => setHelping(true),
    Enter: inHand.id ? () => document.getElementById(THREAD_ID)?.focus() : undefined,
    c: mayWrite ? () => write() : undefined,
    ...acts,
  };
  useActions(
    Object.entries(acts).map(([keys, perform]) => ({
      name: `mail.${NAMES[keys]} ${inHand.id}`,
      label: t(`help.${NAMES[keys]}`),
      keys,
      perform,
    })),
    { areKeysHeard: false },
  );
  const isBusy = Boolean(search.compose || search.new || isHelping);
  // Before the shell's own keys: here "c" writes a letter.
  useWindowEvent(
    "keydown",
    (event) => {
      if (isSequence(event) || isBusy || isElsewhere(event)) return;
      const perform = heard[event.key];
      if (!perform) return;
      event.preventDefault();
      event.stopPropagation();
      perform();
    },
    { capture: true },
  );
  return <HelpDialog opened={isHelping} onClose={() => setHelping(false)} />;
}

/** The thread one looks at, however one came to it. It is read where it is shown. */
function useInHand(): { id: string | undefined; thread: Thread | undefined } {
  const { threadId, letterId } = useMailPlace();
  const led = useQuery({ ...letterThreadQuery(letterId ?? ""), enabled: false }).data;
  const id = threadId ?? led?.id;
  const thread = useQuery({ ...threadQuery(id ?? ""), enabled: false }).data ?? led;
  return { id, thread };
}

function useHandKeys({ id, thread }: ReturnType<typeof useInHand>, items: ThreadLine[]) {
  const { answer } = useMailPlace();
  const acts = useThreadActs(items);
  const mayWrite = useMay("write");
  if (!id || !mayWrite) return {};
  const isDone = items.find((line) => line.id === id)?.is_done ?? thread?.is_done ?? false;
  return {
    e: () => acts.putAside(id, !isDone),
    u: () => acts.markUnread(id),
    s: () => thread && acts.flag(thread),
    r: () => answer("reply"),
    a: () => answer("all"),
    f: () => answer("forward"),
  };
}

function isElsewhere(event: KeyboardEvent): boolean {
  if (event.metaKey || event.ctrlKey || event.altKey || event.isComposing) return true;
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  const isWritten = target.matches("input, textarea, select, [contenteditable]");
  const isPressed = event.key === "Enter" && target.matches("button, a, summary");
  // In the letters the arrows scroll.
  const isRead = event.key.startsWith("Arrow") && target.closest(`#${THREAD_ID}`) !== null;
  return (
    isWritten ||
    isPressed ||
    isRead ||
    target.closest("[role=dialog], [role=menu], [role=listbox]") !== null
  );
}
