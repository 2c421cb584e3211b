import { IconBellOff } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useOpenRecord } from "@/lib/place";
import { byDay } from "@/lib/when";
import { EmptyState } from "@/ui/empty-state";
import { useLocale } from "@/ui/use-locale";
import { Day } from "@/ui/when";

import { NoticeRow } from "./notice-row";
import classes from "./notices.module.css";
import { type Notice, noticesQuery, useMarkRead } from "./queries";
import { placeOf } from "./rules";

/** Everything one is told, day by day. Opening a notice reads it. */
export function NoticeList({ onLeave }: { onLeave?: () => void }) {
  const { t } = useTranslation("notices");
  const { zone } = useLocale();
  const { items } = useSuspenseQuery(noticesQuery()).data;
  const read = useMarkRead();
  const openRecord = useOpenRecord();
  const navigate = useNavigate();
  const open = (notice: Notice) => {
    if (!notice.is_read) read.mutate({ id: notice.id, isRead: true });
    const place = placeOf(notice);
    if (!place) return;
    onLeave?.();
    if (typeof place === "string") void navigate({ to: place });
    else if ("thread" in place)
      void navigate({ to: "/mail", search: { box: "sent", thread: place.thread } as never });
    else openRecord(place.kind, place.id);
  };
  if (!items.length) {
    return (
      <EmptyState icon={<IconBellOff size={36} stroke={1.3} aria-hidden />}>
        {t("empty")}
      </EmptyState>
    );
  }
  return byDay(items, zone).map(([day, notices]) => (
    <section key={day} aria-label={day}>
      <h2 className={classes.day}>
        <Day day={day} />
      </h2>
      <ul className={classes.list}>
        {notices.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} onOpen={open} />
        ))}
      </ul>
    </section>
  ));
}
