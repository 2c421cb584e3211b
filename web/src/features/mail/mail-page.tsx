import { Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconMailPlus, IconPencil } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { mailboxesQuery } from "@/api/mail";
import { useMay } from "@/api/me";
import { useWriteMail } from "@/lib/place";
import { Boundary } from "@/ui/boundary";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";

import { BoxList } from "./box-list";
import { ConnectButton } from "./connect-button";
import classes from "./mail.module.css";
import { OutgoingPane } from "./outgoing-pane";
import { ThreadPane } from "./thread-pane";
import { ThreadsPane } from "./threads-pane";
import { useMailPlace } from "./use-mail-place";

/** Mail: boxes, the threads of one of them, and the thread in hand; on a phone one after the other. */
export function MailPage() {
  const { t } = useTranslation("mail");
  const mailboxes = useSuspenseQuery(mailboxesQuery()).data;
  const { threadId, letterId } = useMailPlace();
  const mayWrite = useMay("write");
  const write = useWriteMail();
  const hasNone = mailboxes.length === 0 && !threadId && !letterId;
  return (
    <Page
      title={t("title")}
      fixed
      controls={
        mayWrite &&
        !hasNone && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPencil size={15} stroke={1.7} />}
            onClick={() => write()}
          >
            {t("write")}
          </Button>
        )
      }
    >
      {hasNone ? <NoMailbox /> : <Panes />}
    </Page>
  );
}

function NoMailbox() {
  const { t } = useTranslation("mail");
  return (
    <EmptyState
      icon={<IconMailPlus size={36} stroke={1.3} aria-hidden />}
      action={<ConnectButton />}
    >
      {t("noMailbox")}
    </EmptyState>
  );
}

function Panes() {
  const isPhone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const { threadId, letterId, isAtBoxes, isOnItsWay } = useMailPlace();
  const isOpen = Boolean(threadId ?? letterId);
  const at = isOpen ? "thread" : isAtBoxes ? "boxes" : "list";
  const shows = (pane: typeof at) => !isPhone || pane === at;
  return (
    <div
      className={classes.panes}
      data-open={isOpen || undefined}
      data-wide={isOnItsWay || undefined}
    >
      {shows("boxes") && (
        <Boundary>
          <BoxList />
        </Boundary>
      )}
      {shows("list") && (isOnItsWay ? <OutgoingPane /> : <ThreadsPane isPhone={isPhone} />)}
      {shows("thread") && (isOpen || !isOnItsWay) && <ThreadPane />}
    </div>
  );
}
