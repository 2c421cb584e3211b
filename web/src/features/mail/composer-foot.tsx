import { Button, Group, Menu, Text } from "@mantine/core";
import { IconChevronDown, IconSend, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { LATER, momentOf } from "@/lib/later";
import { Kbd } from "@/ui/kbd";
import { MomentField } from "@/ui/own/moment-field";
import { AttachButton } from "@/ui/story/attach-button";
import { useLocale } from "@/ui/use-locale";

import type { Draft } from "./draft";
import { isAddress } from "./rules";

type Props = {
  draft: Draft;
  isSending: boolean;
  onFiles: (files: File[]) => void;
  onSend: (at: string | null) => void;
  onDiscard: () => void;
};

/** Send it now or later, put files in, throw it away; and whether it is kept. */
export function ComposerFoot({ draft, isSending, onFiles, onSend, onDiscard }: Props) {
  const { t } = useTranslation("mail");
  const { to, cc, bcc } = draft.content;
  const all = [...to, ...cc, ...bcc];
  const canSend =
    all.length > 0 && all.every(({ address }) => isAddress(address)) && draft.step !== "clash";
  return (
    <Group gap="xs">
      <Button.Group>
        <Button
          leftSection={<IconSend size={15} stroke={1.8} />}
          rightSection={<Kbd keys="mod+enter" />}
          aria-keyshortcuts="Control+Enter"
          disabled={!canSend}
          loading={isSending}
          onClick={() => onSend(null)}
        >
          {t("send")}
        </Button>
        <SendLater isOff={!canSend || isSending} onSend={onSend} />
      </Button.Group>
      <AttachButton onFiles={onFiles} />
      <Text size="xs" c="dimmed" role="status">
        {draft.step !== "still" && draft.step !== "clash" && t(`step.${draft.step}`)}
      </Text>
      <Button
        ml="auto"
        variant="subtle"
        color="gray"
        leftSection={<IconTrash size={15} stroke={1.7} />}
        onClick={onDiscard}
      >
        {t("discard.act")}
      </Button>
    </Group>
  );
}

type LaterProps = { isOff: boolean; onSend: (at: string) => void };

function SendLater({ isOff, onSend }: LaterProps) {
  const { t } = useTranslation("mail");
  const { zone } = useLocale();
  const [isPicking, setPicking] = useState(false);
  return (
    <Menu position="top-end" withinPortal closeOnItemClick={false}>
      <Menu.Target>
        <Button px={8} disabled={isOff} aria-label={t("sendLater")}>
          <IconChevronDown size={16} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown miw={220}>
        <Menu.Label>{t("sendLater")}</Menu.Label>
        {LATER.map((later) => (
          <Menu.Item key={later} onClick={() => onSend(momentOf(later, zone))}>
            {t(`later.${later}`)}
          </Menu.Item>
        ))}
        {isPicking ? (
          <Group px="sm" py={4}>
            <MomentField
              label={t("later.pick")}
              value={null}
              onSave={(at) => at && Date.parse(at) > Date.now() && onSend(at)}
            />
          </Group>
        ) : (
          <Menu.Item onClick={() => setPicking(true)}>{t("later.pick")}</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
