import { Autocomplete, Button, CloseButton, Group, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { type Channel, type ChannelKind, guessKind, LABELS } from "./rules";

type Said = Pick<Channel, "kind" | "value" | "label">;
type Props = {
  channel?: Channel;
  kinds: ChannelKind[];
  onSave: (said: Said) => void;
  onDone: () => void;
};

/** A way to reach somebody, new or changed: what is pasted says by itself what kind it is. */
export function ChannelForm({ channel, kinds, onSave, onDone }: Props) {
  const { t } = useTranslation("people");
  const [chosen, setChosen] = useState<ChannelKind | null>(channel?.kind ?? null);
  const [value, setValue] = useState(channel?.value ?? "");
  const words = LABELS.map((one) => ({ code: one as string, text: t(`label.${one}`) }));
  const known = words.find((one) => one.code === channel?.label);
  const [label, setLabel] = useState(known?.text ?? channel?.label ?? "");
  const guessed = guessKind(value) ?? "phone";
  const kind = chosen ?? (kinds.includes(guessed) ? guessed : (kinds[0] ?? "other"));
  const leaving = {
    "data-mantine-stop-propagation": "true",
    onKeyDown: (event: { key: string }) => event.key === "Escape" && onDone(),
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const said = label.trim();
        const code = words.find((one) => one.text === said)?.code ?? said;
        if (value.trim()) onSave({ kind, value: value.trim(), label: code });
        else onDone();
      }}
    >
      <Group gap={8} align="end">
        <Select
          size="xs"
          w={110}
          aria-label={t("channelKind")}
          data={kinds.map((one) => ({ value: one, label: t(`channel.${one}`) }))}
          value={kind}
          onChange={(next) => setChosen(next as ChannelKind)}
          allowDeselect={false}
        />
        <TextInput
          size="xs"
          flex="1 1 160px"
          aria-label={t(`channel.${kind}`)}
          autoFocus
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
          {...leaving}
        />
        <Autocomplete
          size="xs"
          w={110}
          aria-label={t("channelLabel")}
          placeholder={t("channelLabel")}
          data={words.map((one) => one.text)}
          value={label}
          onChange={setLabel}
          maxLength={50}
          {...leaving}
        />
        <Button type="submit" size="xs">
          {channel ? t("save") : t("add.channel")}
        </Button>
        <CloseButton aria-label={t("cancel")} onClick={onDone} />
      </Group>
    </form>
  );
}
