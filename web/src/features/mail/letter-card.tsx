import { Button, Group, Text, UnstyledButton } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowBackUpDouble,
  IconArrowForwardUp,
  IconFlagFilled,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Letter } from "@/api/mail";
import { Avatar } from "@/ui/avatar";
import { StatusBadge } from "@/ui/status-badge";
import { When } from "@/ui/when";

import { LetterAttachments } from "./letter-attachments";
import { LetterBody } from "./letter-body";
import { type FollowUp, LetterFollowUp } from "./letter-follow-up";
import { LetterSeen } from "./letter-seen";
import { WrittenBy } from "./member-face";
import { partyText, shownName } from "./rules";
import classes from "./thread.module.css";
import { useMailPlace } from "./use-mail-place";

type Props = {
  letter: Letter;
  followUp: FollowUp | undefined;
  threadId: string;
  isOpen: boolean;
  isAsked: boolean;
  mayAnswer: boolean;
  onToggle: () => void;
};

function showIt(card: HTMLElement | null): void {
  card?.scrollIntoView({ block: "nearest" });
}

/** One letter: from whom, to whom, and what it says; folded it is one line. */
export function LetterCard(props: Props) {
  const { letter, followUp, threadId, isOpen, isAsked, mayAnswer, onToggle } = props;
  const { t } = useTranslation("mail");
  const name = letter.sender ? shownName(letter.sender) : t("nobody");
  return (
    <li
      className={classes.letter}
      data-unread={!letter.is_read || undefined}
      ref={isAsked ? showIt : undefined}
    >
      <UnstyledButton className={classes.letterHead} aria-expanded={isOpen} onClick={onToggle}>
        <Avatar name={name} size={28} tooltip={false} />
        <span className={classes.letterWho}>
          <span className={classes.line}>
            <span className={classes.names}>{name}</span>
            <WrittenBy letter={letter} />
            <Nature nature={letter.nature} />
            {letter.is_flagged && (
              <IconFlagFilled size={13} className={classes.flag} aria-label={t("flagged")} />
            )}
            <span className={classes.when}>
              <When at={letter.sent_at} />
            </span>
          </span>
          {!isOpen && <span className={classes.snippet}>{letter.said.slice(0, 200)}</span>}
        </span>
      </UnstyledButton>
      {isOpen && (
        <div className={classes.letterBody}>
          <Receivers letter={letter} />
          {letter.direction === "out" && <LetterSeen threadId={threadId} letterId={letter.id} />}
          <LetterBody letter={letter} />
          <LetterAttachments letter={letter} />
          {followUp && <LetterFollowUp followUp={followUp} />}
          {mayAnswer && <Answers letterId={letter.id} />}
        </div>
      )}
    </li>
  );
}

const KNOWN = ["out_of_office", "automatic", "list", "bounce"] as const;

/** What no person wrote says so. */
function Nature({ nature }: { nature: string }) {
  const { t } = useTranslation("mail");
  const known = KNOWN.find((one) => one === nature);
  if (!known) return null;
  return (
    <StatusBadge tone={known === "bounce" ? "bad" : "quiet"}>{t(`nature.${known}`)}</StatusBadge>
  );
}

function Receivers({ letter }: { letter: Letter }) {
  const { t } = useTranslation("mail");
  const named = (parties: Letter["to"]) => parties.map(partyText).join(t("common:listSeparator"));
  const from = letter.sender && partyText(letter.sender);
  return (
    <Text size="xs" c="dimmed" className={classes.receivers}>
      {[
        from && t("line.from", { who: from }),
        letter.to.length > 0 && t("line.to", { who: named(letter.to) }),
        letter.cc.length > 0 && t("line.cc", { who: named(letter.cc) }),
      ]
        .filter(Boolean)
        .join(" · ")}
    </Text>
  );
}

function Answers({ letterId }: { letterId: string }) {
  const { t } = useTranslation("mail");
  const { answer } = useMailPlace();
  const icon = { size: 15, stroke: 1.7 };
  return (
    <Group gap={4} mt="xs">
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconArrowBackUp {...icon} />}
        onClick={() => answer("reply", letterId)}
      >
        {t("answer.reply")}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<IconArrowBackUpDouble {...icon} />}
        onClick={() => answer("all", letterId)}
      >
        {t("answer.all")}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<IconArrowForwardUp {...icon} />}
        onClick={() => answer("forward", letterId)}
      >
        {t("answer.forward")}
      </Button>
    </Group>
  );
}
