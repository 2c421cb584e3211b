import { Button } from "@mantine/core";
import { IconMailPlus, IconPlus } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { mailboxesQuery } from "@/api/mail";
import { Boundary } from "@/ui/boundary";
import { Dialog } from "@/ui/dialog";
import { EmptyState } from "@/ui/empty-state";
import { FormSkeleton } from "@/ui/skeletons";

import { MailboxConnect } from "./mailbox-connect";
import { MailboxDrop } from "./mailbox-drop";
import { MailboxEdit } from "./mailbox-edit";
import { MailboxFolders } from "./mailbox-folders";
import { MailboxRow } from "./mailbox-row";
import { Panel } from "./panel";

type Open = { what: "connect" | "edit" | "folders"; id?: string } | null;

/** One's own mailboxes: how they do, and how they are set up. */
export function MailboxesSection() {
  const { t } = useTranslation("mailboxes");
  const mine = useSuspenseQuery(mailboxesQuery()).data.filter(({ is_mine }) => is_mine);
  const [open, setOpen] = useState<Open>(null);
  const opened = mine.find(({ id }) => id === open?.id);
  const close = () => setOpen(null);
  return (
    <Panel
      title={t("title")}
      lead={t("lead")}
      action={
        <Button leftSection={<IconPlus size={15} />} onClick={() => setOpen({ what: "connect" })}>
          {t("connect")}
        </Button>
      }
    >
      {mine.length === 0 && (
        <EmptyState icon={<IconMailPlus size={28} stroke={1.4} aria-hidden />}>
          {t("none")}
        </EmptyState>
      )}
      {mine.map((mailbox) => (
        <MailboxRow
          key={mailbox.id}
          mailbox={mailbox}
          onEdit={() => setOpen({ what: "edit", id: mailbox.id })}
          onFolders={() => setOpen({ what: "folders", id: mailbox.id })}
        />
      ))}
      <MailboxDrop />
      <Dialog
        opened={open?.what === "connect"}
        onClose={close}
        title={t("connect")}
        size="lg"
        closeOnClickOutside={false}
      >
        <MailboxConnect onDone={close} />
      </Dialog>
      <Dialog
        opened={open !== null && open.what !== "connect"}
        onClose={close}
        title={opened?.address}
        size="lg"
      >
        <Boundary loading={<FormSkeleton />}>
          {opened && open?.what === "edit" && <MailboxEdit mailbox={opened} onDone={close} />}
          {opened && open?.what === "folders" && <MailboxFolders mailbox={opened} onDone={close} />}
        </Boundary>
      </Dialog>
    </Panel>
  );
}
