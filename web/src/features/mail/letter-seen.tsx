import { Popover, Stack, Text, UnstyledButton } from "@mantine/core";
import { IconEye } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { type FollowedLetter, type Sighting, sightingsQuery } from "@/api/leaving";

import classes from "./seen.module.css";
import { SeenEvents } from "./seen-events";

type Props = { threadId: string; letterId: string };

/** How often a sent letter was seen: humans count, machines are told beside them. */
export function LetterSeen({ threadId, letterId }: Props) {
  const { t } = useTranslation("leaving");
  const letters = useQuery(sightingsQuery(threadId)).data ?? [];
  const letter = letters.find((one) => one.letter_id === letterId);
  if (!letter) return null;
  return (
    <Popover position="bottom-start" width={400} withinPortal trapFocus shadow="md">
      <Popover.Target>
        <UnstyledButton className={classes.seen} data-human={isSeen(letter) || undefined}>
          <IconEye size={14} stroke={1.8} aria-hidden />
          <Said letter={letter} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.events} aria-label={t("seen.title")}>
        <Stack gap="xs">
          {letter.receivers > 1 && (
            <Text size="xs" c="dimmed">
              {t("seen.several", { count: letter.receivers })}
            </Text>
          )}
          <SeenEvents events={letter.events} machines={machinesOf(letter)} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function Said({ letter }: { letter: FollowedLetter }) {
  const { t } = useTranslation("leaving");
  const { opens, clicks } = letter;
  const machines = machinesOf(letter);
  const said = [
    opens.human ? t("seen.opens", { count: opens.human }) : "",
    clicks.human ? t("seen.clicks", { count: clicks.human }) : "",
  ].filter(Boolean);
  return (
    <span>
      {said.join(" · ") || t("seen.none")}
      {machines > 0 && (
        <>
          {" · "}
          <span className={classes.others}>{t("seen.others", { count: machines })}</span>
        </>
      )}
    </span>
  );
}

function isSeen({ opens, clicks }: FollowedLetter): boolean {
  return (opens.human ?? 0) + (clicks.human ?? 0) > 0;
}

const MACHINES: Sighting["who"][] = ["proxy", "prefetch", "scanner", "self"];

function machinesOf({ opens, clicks }: FollowedLetter): number {
  return MACHINES.reduce((sum, who) => sum + (opens[who] ?? 0) + (clicks[who] ?? 0), 0);
}
