import { ActionIcon, Anchor, Group, Text, Tooltip } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { Section } from "@/ui/section";

import { ChannelForm } from "./channel-form";
import { ChannelIcon } from "./channel-icon";
import classes from "./channels.module.css";
import { type Channel, channelLink } from "./rules";

type Props = { channels: Channel[]; onSave: (channels: Channel[]) => void };

/** The ways to reach somebody; a click calls or writes. */
export function Channels({ channels, onSave }: Props) {
  const { t } = useTranslation("people");
  const [isAdding, setAdding] = useState(false);
  const mayWrite = useMe().can.includes("write");
  return (
    <Section
      title={t("reach")}
      action={
        mayWrite && (
          <ActionIcon
            variant="subtle"
            color="gray"
            onClick={() => setAdding(true)}
            aria-label={t("addChannel")}
          >
            <IconPlus size={16} />
          </ActionIcon>
        )
      }
    >
      {channels.map((channel) => (
        <Group key={channel.kind + channel.value} className={classes.row} gap={8} wrap="nowrap">
          <ChannelIcon kind={channel.kind} />
          <ChannelValue channel={channel} />
          {channel.label && (
            <Text size="xs" c="dimmed">
              {channel.label}
            </Text>
          )}
          {mayWrite && (
            <Tooltip label={t("removeChannel")}>
              <ActionIcon
                className={classes.remove}
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={`${t("removeChannel")}: ${channel.value}`}
                onClick={() => onSave(channels.filter((other) => other !== channel))}
              >
                <IconX size={14} />
              </ActionIcon>
            </Tooltip>
          )}
        </Group>
      ))}
      {channels.length === 0 && !isAdding && (
        <Text size="sm" c="dimmed">
          {t("noChannels")}
        </Text>
      )}
      {isAdding && (
        <ChannelForm
          onDone={() => setAdding(false)}
          onAdd={(channel) => {
            onSave([...channels, channel]);
            setAdding(false);
          }}
        />
      )}
    </Section>
  );
}

function ChannelValue({ channel }: { channel: Channel }) {
  const href = channelLink(channel);
  if (!href) return <Text size="sm">{channel.value}</Text>;
  const outside = href.startsWith("http");
  return (
    <Anchor href={href} size="sm" {...(outside && { target: "_blank", rel: "noreferrer" })}>
      {channel.value}
    </Anchor>
  );
}
