import { ActionIcon, CloseButton, Group, Menu, Text, TextInput, Tooltip } from "@mantine/core";
import { IconBellRinging } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { dayIn, formatWhen, momentIn } from "@/lib/when";
import { useLocale } from "@/ui/use-locale";

import type { Content } from "./draft";

const DAY = 86_400_000;
const DAYS = [3, 7, 14] as const;
const MORNING = "09:00";

type Props = {
  content: Content;
  onChange: (part: Pick<Content, "follow_up_at">) => void;
};

function morningIn(zone: string, day: string): string {
  return momentIn(zone, day, MORNING);
}

/** Be reminded of the letter if nobody has answered by some day. */
export function FollowUpMenu({ content, onChange }: Props) {
  const { t } = useTranslation("mail");
  const place = useLocale();
  const { zone } = place;
  const [isOpen, setOpen] = useState(false);
  const after = (days: number) => morningIn(zone, dayIn(zone, new Date(Date.now() + days * DAY)));
  const choose = (at: string | null) => onChange({ follow_up_at: at });
  return (
    <Menu position="top-start" withinPortal onChange={setOpen}>
      <Menu.Target>
        <Tooltip label={t("followUp.act")} disabled={isOpen}>
          <ActionIcon
            variant={content.follow_up_at ? "light" : "subtle"}
            color={content.follow_up_at ? undefined : "gray"}
            aria-label={t("followUp.act")}
          >
            <IconBellRinging size={16} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown miw={240}>
        <Menu.Label>{t("followUp.ifNone")}</Menu.Label>
        {DAYS.map((days) => (
          <Menu.Item
            key={days}
            data-autofocus={days === DAYS[0] || undefined}
            rightSection={
              <Text size="xs" c="dimmed">
                {formatWhen(after(days), place)}
              </Text>
            }
            onClick={() => choose(after(days))}
          >
            {t(`followUp.in${days}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <TextInput
          type="date"
          size="xs"
          px="sm"
          pb="xs"
          label={t("followUp.day")}
          min={dayIn(zone, new Date(Date.now() + DAY))}
          onChange={({ currentTarget: { value } }) => value && choose(morningIn(zone, value))}
        />
      </Menu.Dropdown>
    </Menu>
  );
}

/** That one will be reminded, and that one need not be. */
export function FollowUpChip({ content: { follow_up_at }, onChange }: Props) {
  const { t } = useTranslation("mail");
  const place = useLocale();
  if (!follow_up_at) return null;
  return (
    <Group gap={6}>
      <IconBellRinging size={15} stroke={1.7} aria-hidden />
      <Text size="xs">{t("followUp.chip", { when: formatWhen(follow_up_at, place) })}</Text>
      <CloseButton
        size="xs"
        aria-label={t("followUp.callOff")}
        onClick={() => onChange({ follow_up_at: null })}
      />
    </Group>
  );
}
