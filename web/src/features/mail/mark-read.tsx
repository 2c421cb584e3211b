import { useEffect } from "react";

import type { Thread } from "@/api/mail";

import { useMarkRead } from "./writes";

const A_MOMENT = 1500;

/** A thread that has been open for a moment was read; one that was only passed by was not. */
export function MarkRead({ thread }: { thread: Thread }) {
  const { mutate } = useMarkRead({ quiet: true });
  const { id } = thread;
  const isUnread = thread.letters.some((one) => one.direction === "in" && !one.is_read);
  useEffect(() => {
    if (!isUnread) return;
    const timer = setTimeout(() => mutate({ thread_id: id, is_read: true }), A_MOMENT);
    return () => clearTimeout(timer);
  }, [id, isUnread, mutate]);
  return null;
}
