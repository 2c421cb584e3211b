import { ActionIcon, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useFieldAccess, useMay } from "@/api/me";
import { Section } from "@/ui/section";
import { tellWithUndo } from "@/ui/toasts";

import { ChannelForm } from "./channel-form";
import { ChannelRow } from "./channel-row";
import { CHANNEL_KINDS, type Channel, newChannel, withPrimary } from "./rules";

type Props = {
  of: "company" | "person";
  channels: Channel[];
  onSave: (channels: Channel[]) => void;
};

/** The ways to reach somebody; a click calls or writes. */
export function Channels({ of, channels, onSave }: Props) {
  const { t } = useTranslation("people");
  const [edited, edit] = useState<string | null>(null);
  const mayWrite = useMay("write");
  const { fixes } = useFieldAccess(of);
  const kinds = CHANNEL_KINDS.filter((kind) => !fixes(kind));
  const close = () => edit(null);
  const remove = (channel: Channel) => {
    onSave(channels.filter((other) => other !== channel));
    tellWithUndo(t("channelRemoved", { value: channel.value }), () => onSave(channels));
  };
  return (
    <Section
      title={t("reach")}
      action={
        mayWrite && (
          <ActionIcon
            variant="subtle"
            color="gray"
            onClick={() => edit("new")}
            aria-label={t("addChannel")}
          >
            <IconPlus size={16} />
          </ActionIcon>
        )
      }
    >
      {channels.map((channel) =>
        channel.id === edited ? (
          <ChannelForm
            key={channel.id}
            channel={channel}
            kinds={kinds}
            onDone={close}
            onSave={(said) => {
              onSave(channels.map((one) => (one === channel ? { ...one, ...said } : one)));
              close();
            }}
          />
        ) : (
          <ChannelRow
            key={channel.id}
            channel={channel}
            acts={
              mayWrite &&
              !fixes(channel.kind) && {
                edit: () => edit(channel.id),
                remove: () => remove(channel),
                makePrimary: () => onSave(withPrimary(channels, channel)),
              }
            }
          />
        ),
      )}
      {channels.length === 0 && edited === null && (
        <Text size="sm" c="dimmed">
          {t("noChannels")}
        </Text>
      )}
      {edited === "new" && (
        <ChannelForm
          kinds={kinds}
          onDone={close}
          onSave={(said) => {
            onSave([...channels, newChannel(said)]);
            close();
          }}
        />
      )}
    </Section>
  );
}
