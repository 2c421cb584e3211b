import { ActionIcon, Group, NativeSelect, Text } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import type { Task } from "@/api/tasks";
import classes from "./attendee-row.module.css";
import { Avatar } from "./avatar";
import { StatusBadge, type Tone } from "./status-badge";

type Attendee = Task["attendees"][number];
type Answer = Attendee["answer"];

const ANSWERS: Answer[] = ["pending", "yes", "maybe", "no"];
const TONES: Record<Answer, Tone> = {
  pending: "quiet",
  yes: "good",
  maybe: "attention",
  no: "bad",
};

type Props = {
  attendee: Attendee;
  mayWrite: boolean;
  onAnswer: (answer: Answer) => void;
  onRemove: () => void;
};

/** One who is to come: members answer for themselves, for people outside somebody does. */
export function AttendeeRow({ attendee, mayWrite, onAnswer, onRemove }: Props) {
  const { t } = useTranslation("common");
  const me = useMe().member.id;
  const { member_id, answer } = attendee;
  const name = attendee.name ?? t("attend.outside");
  const mayAnswer = mayWrite && (member_id === null || member_id === me);
  return (
    <Group className={classes.row} gap="sm" wrap="nowrap">
      <Avatar name={name} size={20} tooltip={false} />
      <Text size="sm" className={classes.name} truncate>
        {name}
      </Text>
      {mayAnswer ? (
        <NativeSelect
          size="xs"
          aria-label={t("attend.answer", { name })}
          data={ANSWERS.map((one) => ({ value: one, label: t(`attend.answers.${one}`) }))}
          value={answer}
          onChange={(event) => onAnswer(event.currentTarget.value as Answer)}
        />
      ) : (
        <StatusBadge tone={TONES[answer]}>{t(`attend.answers.${answer}`)}</StatusBadge>
      )}
      {mayWrite && (
        <ActionIcon
          size="sm"
          variant="subtle"
          color="gray"
          aria-label={t("attend.remove", { name })}
          onClick={onRemove}
        >
          <IconX size={14} />
        </ActionIcon>
      )}
    </Group>
  );
}
