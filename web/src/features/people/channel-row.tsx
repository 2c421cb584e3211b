import { Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { ChannelIcon } from "./channel-icon";
import { type ChannelActs, ChannelMenu } from "./channel-menu";
import { ChannelStateBadge } from "./channel-state";
import { ChannelValue } from "./channel-value";
import classes from "./channels.module.css";
import { type Channel, LABELS } from "./rules";

type Props = { channel: Channel; acts: ChannelActs | false };

/** One way to reach somebody: what for, whether it is known to be right, and what one can do. */
export function ChannelRow({ channel, acts }: Props) {
  const { t } = useTranslation("people");
  const { kind, value, label, is_primary, state } = channel;
  const known = LABELS.find((one) => one === label);
  const hints = [is_primary && t("primary"), known ? t(`label.${known}`) : label].filter(Boolean);
  return (
    <Group className={classes.row} gap={8} wrap="nowrap" role="group" aria-label={value}>
      <ChannelIcon kind={kind} />
      <div className={classes.text} data-invalid={state === "invalid" || undefined}>
        <ChannelValue channel={channel} />
        {hints.length > 0 && (
          <Text span size="xs" c="dimmed">
            {hints.join(" · ")}
          </Text>
        )}
        <ChannelStateBadge channel={channel} />
      </div>
      {acts && <ChannelMenu channel={channel} acts={acts} />}
    </Group>
  );
}
