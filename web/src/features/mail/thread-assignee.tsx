import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { mailboxesQuery, type Thread } from "@/api/mail";
import { MemberPicker } from "@/ui/member-picker";

import classes from "./thread.module.css";
import { useAssign } from "./writes";

/** Who answers, where several work in a mailbox: so that two do not answer the same. */
export function ThreadAssignee({ thread }: { thread: Thread }) {
  const { t } = useTranslation("mail");
  const mailboxes = useSuspenseQuery(mailboxesQuery()).data;
  const assign = useAssign();
  const sight = mailboxes.find(({ id }) => id === thread.mailbox_id)?.sight;
  if (sight !== "chosen" && sight !== "everybody") return null;
  return (
    <div className={classes.assignee}>
      <MemberPicker
        size="xs"
        placeholder={t("assignee")}
        clearable
        value={thread.assignee_id}
        onChange={(member_id) => assign.mutate({ thread_id: thread.id, member_id })}
      />
    </div>
  );
}
