import { Button, Group, Menu, TextInput } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { LATER, momentOf } from "@/lib/later";
import { dayIn, momentIn } from "@/lib/when";
import { useLocale } from "@/ui/use-locale";

type Props = { isOff: boolean; onSend: (at: string) => void; onPick: () => void };

/** When a letter leaves, if not now. */
export function SendLater({ isOff, onSend, onPick }: Props) {
  const { t } = useTranslation("mail");
  const { zone } = useLocale();
  return (
    <Menu position="top-end" withinPortal>
      <Menu.Target>
        <Button px={8} disabled={isOff} aria-label={t("sendLater")}>
          <IconChevronDown size={16} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown miw={200}>
        {LATER.map((later) => (
          <Menu.Item key={later} onClick={() => onSend(momentOf(later, zone))}>
            {t(`later.${later}`)}
          </Menu.Item>
        ))}
        <Menu.Item onClick={onPick}>{t("later.pick")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

type PickProps = { isOff: boolean; onSend: (at: string) => void; onCancel: () => void };

/** A day and a time of one's own choice, on the clock of one's own zone. */
export function PickMoment({ isOff, onSend, onCancel }: PickProps) {
  const { t } = useTranslation("mail");
  const { zone } = useLocale();
  const [typed, setTyped] = useState("");
  const [day = "", time = ""] = typed.split("T");
  const at = day && time ? momentIn(zone, day, time) : "";
  const isPast = at !== "" && Date.parse(at) <= Date.now();
  return (
    <Group gap="xs" align="end">
      <TextInput
        type="datetime-local"
        label={t("later.when")}
        min={`${dayIn(zone)}T00:00`}
        value={typed}
        error={isPast && t("later.past")}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button disabled={isOff || !at || isPast} onClick={() => onSend(at)}>
        {t("later.send")}
      </Button>
      <Button variant="subtle" color="gray" onClick={onCancel}>
        {t("later.cancel")}
      </Button>
    </Group>
  );
}
