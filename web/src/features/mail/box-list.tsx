import { Badge, UnstyledButton } from "@mantine/core";
import {
  IconAlertTriangle,
  IconArchive,
  IconCircleCheck,
  IconHelpCircle,
  IconInbox,
  IconMail,
  IconProgress,
  IconSend,
  type TablerIcon,
} from "@tabler/icons-react";
import { useInfiniteQuery, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { mailboxesQuery } from "@/api/mail";

import classes from "./mail.module.css";
import { outgoingQuery, threadsQuery } from "./queries";
import { BOXES, ON_ITS_WAY } from "./rules";
import { useMailPlace } from "./use-mail-place";

const ICONS: Record<string, TablerIcon> = {
  inbox: IconInbox,
  unmatched: IconHelpCircle,
  sent: IconSend,
  done: IconCircleCheck,
  all: IconArchive,
  [ON_ITS_WAY]: IconProgress,
};

/** Which threads, and whose. */
export function BoxList() {
  const { t } = useTranslation("mail");
  const { wish, isOnItsWay, look } = useMailPlace();
  const unread = useInfiniteQuery(threadsQuery(wish)).data?.pages[0]?.unread ?? 0;
  const waiting = useQuery(outgoingQuery()).data?.length ?? 0;
  const counts: Record<string, number> = { inbox: unread, [ON_ITS_WAY]: waiting };
  const current = isOnItsWay ? ON_ITS_WAY : wish.box;
  return (
    <nav className={classes.boxes} aria-label={t("boxes")}>
      {[...BOXES, ON_ITS_WAY].map((box) => (
        <BoxItem
          key={box}
          icon={ICONS[box] ?? IconMail}
          label={t(`box.${box}`)}
          count={counts[box] ?? 0}
          isStrong={box === "inbox"}
          isAt={box === current}
          onChoose={() => look({ box: box === "inbox" ? undefined : box })}
        />
      ))}
      <Mailboxes />
    </nav>
  );
}

function Mailboxes() {
  const { t } = useTranslation("mail");
  const mailboxes = useSuspenseQuery(mailboxesQuery()).data;
  const { wish, isOnItsWay, look } = useMailPlace();
  if (mailboxes.length < 2 || isOnItsWay) return null;
  return (
    <>
      <p className={classes.boxesHead}>{t("mailboxes")}</p>
      <BoxItem
        icon={IconMail}
        label={t("allMailboxes")}
        isAt={!wish.mailbox}
        onChoose={() => look({ mailbox: undefined })}
      />
      {mailboxes.map(({ id, address, state }) => (
        <BoxItem
          key={id}
          icon={state === "failing" ? IconAlertTriangle : IconMail}
          label={address}
          isAt={wish.mailbox === id}
          onChoose={() => look({ mailbox: id })}
        />
      ))}
    </>
  );
}

type ItemProps = {
  icon: TablerIcon;
  label: string;
  count?: number;
  isStrong?: boolean;
  isAt: boolean;
  onChoose: () => void;
};

function BoxItem({ icon: Icon, label, count = 0, isStrong, isAt, onChoose }: ItemProps) {
  return (
    <UnstyledButton className={classes.box} aria-current={isAt || undefined} onClick={onChoose}>
      <Icon size={16} stroke={1.7} aria-hidden />
      <span className={classes.boxName}>{label}</span>
      {count > 0 && (
        <Badge size="sm" variant={isStrong ? "filled" : "default"}>
          {count}
        </Badge>
      )}
    </UnstyledButton>
  );
}
