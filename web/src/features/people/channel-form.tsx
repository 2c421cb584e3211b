import { Button, Group, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { CHANNEL_KINDS, type Channel, type ChannelKind, guessKind } from "./rules";

type Props = { onAdd: (channel: Channel) => void; onDone: () => void };

/** One more way: what is pasted says by itself what kind it is. */
export function ChannelForm({ onAdd, onDone }: Props) {
  const { t } = useTranslation("people");
  const [chosen, setChosen] = useState<ChannelKind | null>(null);
  const [value, setValue] = useState("");
  const kind = chosen ?? guessKind(value) ?? "phone";
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const text = value.trim();
        if (text) onAdd({ kind, value: text, label: "", is_primary: false });
        else onDone();
      }}
    >
      <Group gap={8} wrap="nowrap" align="end">
        <Select
          size="xs"
          w={110}
          aria-label={t("channelKind")}
          data={CHANNEL_KINDS.map((one) => ({ value: one, label: t(`channel.${one}`) }))}
          value={kind}
          onChange={(next) => setChosen(next as ChannelKind)}
          allowDeselect={false}
        />
        <TextInput
          size="xs"
          flex={1}
          aria-label={t(`channel.${kind}`)}
          autoFocus
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
          data-mantine-stop-propagation="true"
          onKeyDown={(event) => event.key === "Escape" && onDone()}
        />
        <Button type="submit" size="xs">
          {t("add.channel")}
        </Button>
      </Group>
    </form>
  );
}
