import { ActionIcon, Menu } from "@mantine/core";
import {
  IconDots,
  IconFolders,
  IconMailForward,
  IconPencil,
  IconPlayerPause,
  IconTrash,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Mailbox } from "@/api/mail";
import { useMay } from "@/api/me";
import { ask } from "@/ui/ask";

import { useChangeMailbox, useForDrops, useRemoveMailbox } from "./mailbox-queries";

type Props = { mailbox: Mailbox; onEdit: () => void; onFolders: () => void };

/** What is done with a mailbox now and then. Removing says what goes and what stays. */
export function MailboxMenu({ mailbox, onEdit, onFolders }: Props) {
  const { t } = useTranslation("mailboxes");
  const change = useChangeMailbox();
  const remove = useRemoveMailbox();
  const drops = useForDrops();
  const mayConfigure = useMay("configure");
  const { id, address, state, is_drop } = mailbox;
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
        {mayConfigure && (
          <Menu.Item
            leftSection={<IconMailForward size={15} />}
            onClick={() => drops.mutate({ mailbox_id: id, is_drop: !is_drop })}
          >
            {is_drop ? t("drop.stop") : t("drop.use")}
          </Menu.Item>
        )}
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
