import { Button, Group, Menu, Text, TextInput } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Party } from "@/api/mail";
import { LATER, momentOf } from "@/lib/later";
import { dayIn, formatWhen, momentIn, zoneName } from "@/lib/when";
import { useLocale } from "@/ui/use-locale";

import { receiverZoneQuery } from "./queries";
import { sendable, shownName } from "./rules";

type Props = {
  isOff: boolean;
  receiver: Party | undefined;
  onSend: (at: string) => void;
  onPick: () => void;
};

/** When a letter leaves, if not now. */
export function SendLater({ isOff, receiver, onSend, onPick }: Props) {
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
        {receiver && sendable([receiver]).length > 0 && (
          <TheirMorning receiver={receiver} onSend={onSend} />
        )}
        <Menu.Item onClick={onPick}>{t("later.pick")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

type TheirProps = { receiver: Party; onSend: (at: string) => void };

/** The morning of whoever it goes to, by both clocks; or that nobody knows when that is. */
function TheirMorning({ receiver, onSend }: TheirProps) {
  const { t } = useTranslation("mail");
  const place = useLocale();
  const found = useQuery(receiverZoneQuery(receiver.address)).data;
  if (!found || found.zone === place.zone) return null;
  const who = shownName(receiver);
  if (!found.zone)
    return (
      <Menu.Label maw={260} fw={400}>
        {t("later.unknownZone", { who })}
      </Menu.Label>
    );
  const at = momentOf("tomorrow", found.zone);
  const zone = zoneName(found.zone, place.language);
  return (
    <Menu.Item onClick={() => onSend(at)}>
      <Text size="sm">{t("later.theirs", { who })}</Text>
      <Text size="xs" c="dimmed">
        {t("later.clocks", { zone, when: formatWhen(at, place) })}
        <br />
        {found.source === "company" ? t("later.because.company") : t("later.because.address")}
      </Text>
    </Menu.Item>
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
