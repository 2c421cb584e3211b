import { ActionIcon, Menu } from "@mantine/core";
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconDots,
  IconPencil,
  IconStar,
  IconTrash,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { tellWithUndo } from "@/ui/toasts";

import { useJudgeChannel } from "./queries";
import type { Channel, ChannelState } from "./rules";

export type ChannelActs = { edit: () => void; remove: () => void; makePrimary: () => void };
type Props = { channel: Channel; acts: ChannelActs };

const STATES = {
  verified: IconCircleCheck,
  invalid: IconAlertTriangle,
  unverified: IconCircleDashed,
};

export function ChannelMenu({ channel, acts }: Props) {
  const { t } = useTranslation("people");
  const { mutate: judge } = useJudgeChannel();
  const { id, value, state, is_primary } = channel;
  const say = (next: ChannelState) =>
    judge(
      { id, state: next },
      { onSuccess: (answer) => tellWithUndo(t(`judged.${next}`, { value }), answer) },
    );
  const others = (Object.keys(STATES) as ChannelState[]).filter((one) => one !== state);
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          ml="auto"
          aria-label={t("channelActs", { value })}
        >
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={acts.edit}>
          {t("edit")}
        </Menu.Item>
        {!is_primary && (
          <Menu.Item leftSection={<IconStar size={16} />} onClick={acts.makePrimary}>
            {t("makePrimary")}
          </Menu.Item>
        )}
        {others.map((one) => {
          const Icon = STATES[one];
          return (
            <Menu.Item key={one} leftSection={<Icon size={16} />} onClick={() => say(one)}>
              {t(`judge.${one}`)}
            </Menu.Item>
          );
        })}
        <Menu.Item leftSection={<IconTrash size={16} />} onClick={acts.remove}>
          {t("removeChannel")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
