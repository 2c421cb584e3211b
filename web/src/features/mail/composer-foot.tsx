import { Box, Button, Group, Text } from "@mantine/core";
import { IconSend, IconTrash } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

import { Kbd } from "@/ui/kbd";
import { AttachButton } from "@/ui/story/attach-button";

import { type Draft, receiversIn } from "./draft";
import { areAddresses } from "./rules";
import { PickMoment, SendLater } from "./send-later";

type Props = {
  draft: Draft;
  isBusy: boolean;
  /** What else can be done with a letter. */
  more: ReactNode;
  tracking: ReactNode;
  onFiles: (files: File[]) => void;
  onSend: (at: string | null) => void;
  onDiscard: () => void;
};

/** Send it now or later, put files in, throw it away; and whether it is kept. */
export function ComposerFoot(props: Props) {
  const { draft, isBusy, more, tracking, onFiles, onSend, onDiscard } = props;
  const { t } = useTranslation("mail");
  const receivers = receiversIn(draft.content);
  const canSend = receivers.length > 0 && areAddresses(receivers) && draft.step !== "clash";
  const [isPicking, setPicking] = useState(false);
  const isOff = !canSend || isBusy;
  return (
    <>
      {isPicking && <PickMoment isOff={isOff} onSend={onSend} onCancel={() => setPicking(false)} />}
      <Group gap="xs">
        <Button.Group>
          <Button
            leftSection={<IconSend size={15} stroke={1.8} />}
            rightSection={
              <Box component="span" visibleFrom="sm">
                <Kbd keys="mod+enter" />
              </Box>
            }
            aria-keyshortcuts="Control+Enter"
            disabled={!canSend}
            loading={isBusy}
            onClick={() => onSend(null)}
          >
            {t("send")}
          </Button>
          <SendLater
            isOff={isOff}
            receiver={receivers[0]}
            onSend={onSend}
            onPick={() => setPicking(true)}
          />
        </Button.Group>
        <AttachButton onFiles={onFiles} />
        {more}
        {tracking}
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
    </>
  );
}
