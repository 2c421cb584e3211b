import { Button, Text } from "@mantine/core";
import { IconArrowDownLeft, IconArrowUpRight } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { letterThreadQuery } from "@/api/mail";
import type { NoteData } from "@/api/notes";
import { Problem } from "@/api/problem";

import { sentenceOf } from "@/ui/toasts";
import classes from "./story.module.css";

type Props = { note: NoteData; letterId: string };

/** A letter in a timeline: from which side, about what, how it begins, and the way to all of it. */
export function LetterText({ note, letterId }: Props) {
  const { t } = useTranslation("common");
  const [subject = "", ...rest] = note.text.split("\n");
  const Arrow = note.is_incoming ? IconArrowDownLeft : IconArrowUpRight;
  return (
    <>
      <Text size="sm" fw={600} className={classes.letter}>
        <Arrow
          size={15}
          stroke={2}
          aria-label={note.is_incoming ? t("mail.incoming") : t("mail.outgoing")}
        />
        {subject}
      </Text>
      <Text size="sm" lineClamp={3} className={classes.plain}>
        {rest.filter((line) => line.trim()).join("\n")}
      </Text>
      <OpenLetter letterId={letterId} />
    </>
  );
}

/** Whether one may read it is asked when one wants to: a page of a timeline tells of many letters. */
function OpenLetter({ letterId }: { letterId: string }) {
  const { t } = useTranslation("common");
  const client = useQueryClient();
  const navigate = useNavigate();
  const look = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.fetchQuery(letterThreadQuery(letterId)),
    onSuccess: () => navigate({ to: "/mail", search: { letter: letterId } as never }),
  });
  if (look.error) {
    const isHidden = look.error instanceof Problem && look.error.status === 404;
    return (
      <Text size="xs" c="dimmed" role="status">
        {isHidden ? t("mail.private") : sentenceOf(look.error)}
      </Text>
    );
  }
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      ml={-8}
      loading={look.isPending}
      onClick={() => look.mutate()}
    >
      {t("mail.open")}
    </Button>
  );
}
