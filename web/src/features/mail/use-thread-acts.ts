import { useTranslation } from "react-i18next";

import type { Thread } from "@/api/mail";
import { tell, tellWithUndo } from "@/ui/toasts";

import type { ThreadLine } from "./queries";
import { nextOf } from "./rules";
import { useMailPlace } from "./use-mail-place";
import { useFlag, useMarkRead, usePutAside } from "./writes";

/** What can be done with a thread, from its keys and from its buttons. */
export function useThreadActs(items: ThreadLine[] = []) {
  const { t } = useTranslation("mail");
  const { wish, go } = useMailPlace();
  const aside = usePutAside();
  const read = useMarkRead();
  const flag = useFlag();
  const put = (thread_id: string, is_done: boolean) => aside.mutateAsync({ thread_id, is_done });
  return {
    flag: (thread: Thread) => flag.mutate(thread),
    /** One goes on with the next, or the mark would be gone at once. */
    markUnread: (thread_id: string) =>
      read.mutate(
        { thread_id, is_read: false },
        {
          onSuccess: () => {
            go(undefined, { replace: true });
            tell(t("told.unread"));
          },
        },
      ),
    putAside: (thread_id: string, is_done: boolean) => {
      if (wish.box !== "all" && wish.box !== "sent") {
        go(nextOf(items, thread_id)?.id, { replace: true });
      }
      void put(thread_id, is_done).then(
        () =>
          tellWithUndo(is_done ? t("told.done") : t("told.back"), () => {
            void put(thread_id, !is_done).catch(() => undefined);
          }),
        () => undefined, // the refusal is told by the query client
      );
    },
  };
}
