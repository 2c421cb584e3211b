import { ActionIcon, Menu } from "@mantine/core";
import { IconClockPause, IconMail, IconMailOpened } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { LATER, momentOf } from "@/lib/later";
import { RowLink } from "@/ui/row-link";
import { useLocale } from "@/ui/use-locale";
import { Clock } from "@/ui/when";

import { NoticeIcon } from "./notice-icon";
import classes from "./notices.module.css";
import { type Notice, useMarkRead, useSnooze } from "./queries";
import { useSentence } from "./use-sentence";

type Props = { notice: Notice; onOpen: (notice: Notice) => void };

/** One notice: who did what, when; open it, read it later, or let it come back. */
export function NoticeRow({ notice, onOpen }: Props) {
  const { t } = useTranslation("notices");
  const { zone } = useLocale();
  const sentence = useSentence()(notice);
  const read = useMarkRead();
  const snooze = useSnooze();
  return (
    <li className={classes.row} data-unread={!notice.is_read || undefined}>
      <NoticeIcon notice={notice} />
      <div className={classes.what}>
        <RowLink onOpen={() => onOpen(notice)}>{sentence}</RowLink>
        {notice.text && <span className={classes.quote}>{notice.text}</span>}
        <span className={classes.meta}>
          <Clock at={notice.at} />
          {notice.about && <span>{notice.about}</span>}
        </span>
      </div>
      <div className={classes.acts}>
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={t("later", { sentence })}>
              <IconClockPause size={16} stroke={1.7} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {LATER.map((later) => (
              <Menu.Item
                key={later}
                onClick={() => snooze.mutate({ id: notice.id, until: momentOf(later, zone) })}
              >
                {t(`common:later.${later}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={notice.is_read ? t("unread", { sentence }) : t("read", { sentence })}
          onClick={() => read.mutate({ id: notice.id, isRead: !notice.is_read })}
        >
          {notice.is_read ? (
            <IconMail size={16} stroke={1.7} />
          ) : (
            <IconMailOpened size={16} stroke={1.7} />
          )}
        </ActionIcon>
      </div>
    </li>
  );
}
