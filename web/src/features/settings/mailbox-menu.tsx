import { ActionIcon, Menu } from "@mantine/core";
import { IconDots, IconFolders, IconPencil, IconPlayerPause, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Mailbox } from "@/api/mail";
import { ask } from "@/ui/ask";

import { useChangeMailbox, useRemoveMailbox } from "./mailbox-queries";

type Props = { mailbox: Mailbox; onEdit: () => void; onFolders: () => void };

/** What is done with a mailbox now and then. Removing says what goes and what stays. */
export function MailboxMenu({ mailbox, onEdit, onFolders }: Props) {
  const { t } = useTranslation("mailboxes");
  const change = useChangeMailbox();
  const remove = useRemoveMailbox();
  const { id, address, state } = mailbox;
  const removeIt = async () => {
    const isSure = await ask({
      title: t("remove.title", { address }),
      text: t("remove.text"),
      yes: t("remove.yes"),
      no: t("remove.no"),
    });
    if (isSure) remove.mutate(id);
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t("acts", { address })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={15} />} onClick={onEdit}>
          {t("edit")}
        </Menu.Item>
        <Menu.Item leftSection={<IconFolders size={15} />} onClick={onFolders}>
          {t("folders.title")}
        </Menu.Item>
        {state !== "paused" && (
          <Menu.Item
            leftSection={<IconPlayerPause size={15} />}
            onClick={() => change.mutate({ mailbox, change: { is_paused: true } })}
          >
            {t("pause")}
          </Menu.Item>
        )}
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={15} />}
          onClick={() => void removeIt()}
        >
          {t("remove.act")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
