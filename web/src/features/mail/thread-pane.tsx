import { IconMailOpened } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { letterThreadQuery } from "@/api/mail";
import { Boundary } from "@/ui/boundary";
import { EmptyState } from "@/ui/empty-state";
import { RecordSkeleton } from "@/ui/skeletons";

import classes from "./mail.module.css";
import { threadQuery } from "./queries";
import { ThreadView } from "./thread-view";
import { useMailPlace } from "./use-mail-place";

/** The thread in hand: chosen in the list, or that of a letter which a timeline led to. */
export function ThreadPane() {
  const { t } = useTranslation("mail");
  const { threadId, letterId } = useMailPlace();
  return (
    <section className={classes.thread} aria-label={t("inHand")}>
      {threadId || letterId ? (
        <Boundary key={threadId ?? letterId} loading={<RecordSkeleton />}>
          {threadId ? <Chosen id={threadId} /> : <OfLetter id={letterId ?? ""} />}
        </Boundary>
      ) : (
        <div className={classes.nothing}>
          <EmptyState icon={<IconMailOpened size={32} stroke={1.3} aria-hidden />}>
            {t("choose")}
          </EmptyState>
        </div>
      )}
    </section>
  );
}

function Chosen({ id }: { id: string }) {
  return <ThreadView thread={useSuspenseQuery(threadQuery(id)).data} />;
}

function OfLetter({ id }: { id: string }) {
  return <ThreadView thread={useSuspenseQuery(letterThreadQuery(id)).data} letterId={id} />;
}
