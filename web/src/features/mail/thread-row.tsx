import { UnstyledButton, VisuallyHidden } from "@mantine/core";
import { IconFlagFilled, IconPaperclip } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { When } from "@/ui/when";

import classes from "./mail.module.css";
import { AssigneeFace } from "./member-face";
import type { ThreadLine } from "./queries";
import { namesOf } from "./rules";

type Props = { line: ThreadLine; isAt: boolean; onChoose: () => void };

/** One thread: with whom, about what, how it begins, and what marks it has. */
export function ThreadRow({ line, isAt, onChoose }: Props) {
  const { t } = useTranslation("mail");
  return (
    <li className={classes.item} data-at={isAt || undefined}>
      <UnstyledButton
        className={classes.row}
        data-unread={line.unread > 0 || undefined}
        aria-current={isAt || undefined}
        onClick={onChoose}
        ref={(row) => {
          if (isAt) row?.scrollIntoView({ block: "nearest" });
        }}
      >
        <span className={classes.line}>
          <span className={classes.names}>
            {line.unread > 0 && <VisuallyHidden>{t("unread")} </VisuallyHidden>}
            {namesOf(line.others, t("common:listSeparator")) || t("nobody")}
          </span>
          {line.letters > 1 && (
            <span className={classes.count} title={t("letters", { count: line.letters })}>
              {line.letters}
            </span>
          )}
          <span className={classes.when}>
            <When at={line.at} />
          </span>
        </span>
        <span className={classes.line}>
          <span className={classes.subject}>{line.subject || t("noSubject")}</span>
          <AssigneeFace memberId={line.assignee_id} />
          {line.has_attachments && (
            <IconPaperclip size={14} stroke={1.7} aria-label={t("hasFiles")} />
          )}
          {line.is_flagged && (
            <IconFlagFilled size={14} className={classes.flag} aria-label={t("flagged")} />
          )}
        </span>
        <span className={classes.snippet}>{line.snippet}</span>
      </UnstyledButton>
    </li>
  );
}
