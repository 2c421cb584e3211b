import { Button } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { flatten } from "@/lib/pages";
import { EmptyState } from "@/ui/empty-state";
import classes from "./mail.module.css";
import { MailKeys } from "./mail-keys";
import { type ThreadLine, threadsQuery } from "./queries";
import { ThreadRow } from "./thread-row";
import { useMailPlace } from "./use-mail-place";

const NEAR_THE_END = 240;

/** Threads, the latest first; more come as one scrolls. */
export function ThreadList({ isPhone }: { isPhone: boolean }) {
  const { t } = useTranslation("mail");
  const { wish, threadId, go } = useMailPlace();
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(
    threadsQuery(wish),
  );
  const { items } = flatten<ThreadLine>(data);
  const more = () => void (hasNextPage && !isFetchingNextPage && fetchNextPage());
  return (
    <>
      <MailKeys items={items} />
      {items.length === 0 && (
        <EmptyState>{wish.q ? t("empty.search") : t(`empty.${wish.box}`)}</EmptyState>
      )}
      <ol
        className={classes.list}
        aria-label={t(`box.${wish.box}`)}
        onScroll={({ currentTarget: list }) => {
          if (list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_THE_END) more();
        }}
      >
        {items.map((line) => (
          <ThreadRow
            key={line.id}
            line={line}
            isAt={line.id === threadId}
            onChoose={() => go(line.id, { replace: Boolean(threadId) && !isPhone })}
          />
        ))}
        {hasNextPage && (
          <li className={classes.more}>
            <Button size="compact-sm" variant="subtle" loading={isFetchingNextPage} onClick={more}>
              {t("more")}
            </Button>
          </li>
        )}
      </ol>
    </>
  );
}
