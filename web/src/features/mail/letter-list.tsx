import { useState } from "react";

import type { Thread } from "@/api/mail";
import { toggled } from "@/lib/ids";

import { LetterCard } from "./letter-card";
import classes from "./thread.module.css";

type Props = { thread: Thread; letterId: string | undefined; mayAnswer: boolean };

/** The letters of a thread, the oldest first: what was read before is folded. */
export function LetterList({ thread, letterId, mayAnswer }: Props) {
  const { letters } = thread;
  const [folded, setFolded] = useState(() =>
    letters
      .slice(0, -1)
      .filter((one) => one.is_read && one.id !== letterId)
      .map(({ id }) => id),
  );
  return (
    <ol className={classes.letters}>
      {letters.map((letter) => (
        <LetterCard
          key={letter.id}
          letter={letter}
          followUp={thread.follow_ups.find((one) => one.letter_id === letter.id)}
          threadId={thread.id}
          isOpen={!folded.includes(letter.id)}
          isAsked={letter.id === letterId}
          mayAnswer={mayAnswer}
          onToggle={() => setFolded(toggled(folded, letter.id))}
        />
      ))}
    </ol>
  );
}
