import { Button, Group } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Letter, Thread } from "@/api/mail";
import { usePlace } from "@/lib/place";

import { Composer } from "./composer";
import { outgoingQuery } from "./queries";
import type { AnswerKind } from "./rules";
import classes from "./thread.module.css";
import { useMailPlace } from "./use-mail-place";
import { useStart } from "./use-start";

/** At the foot of a thread: the answer that is being written, or the buttons to begin one. */
export function AnswerDock({ thread }: { thread: Thread }) {
  const { search, answer } = useMailPlace();
  const kind = KINDS.find((one) => one === search.answer);
  const letter = thread.letters.find(({ id }) => id === search.of) ?? thread.letters.at(-1);
  if (!letter) return null;
  if (!kind) return <Begun thread={thread} />;
  return (
    <Answer
      key={kind + letter.id}
      thread={thread}
      letter={letter}
      kind={kind}
      onDone={() => answer(undefined)}
    />
  );
}

const KINDS: AnswerKind[] = ["reply", "all", "forward"];

type AnswerProps = { thread: Thread; letter: Letter; kind: AnswerKind; onDone: () => void };

function showIt(dock: HTMLElement | null): void {
  dock?.scrollIntoView({ block: "nearest" });
}

function Answer({ thread, letter, kind, onDone }: AnswerProps) {
  const { t } = useTranslation("mail");
  const { answer } = useStart();
  const [start] = useState(() => answer(thread, letter, kind));
  return (
    <section className={classes.dock} aria-label={t(`answer.${kind}`)} ref={showIt}>
      <Composer start={start} onDone={onDone} />
    </section>
  );
}

/** An answer from before that waits to be gone on with. */
function Begun({ thread }: { thread: Thread }) {
  const { t } = useTranslation("mail");
  const { set } = usePlace();
  const begun = useSuspenseQuery(outgoingQuery()).data.find(
    (one) => one.thread_id === thread.id && one.state === "draft",
  );
  if (!begun) return null;
  return (
    <Group px="md" pb="md">
      <Button
        size="compact-sm"
        variant="light"
        leftSection={<IconPencil size={15} stroke={1.7} />}
        onClick={() => set({ compose: begun.id })}
      >
        {t("goOn")}
      </Button>
    </Group>
  );
}
