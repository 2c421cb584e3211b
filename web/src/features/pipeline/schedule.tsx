import { useMediaQuery } from "@mantine/hooks";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { useMay } from "@/api/me";
import { useOpenRecord } from "@/lib/place";
import { dayIn } from "@/lib/when";
import { NothingFound } from "@/ui/nothing-found";
import { useLocale } from "@/ui/use-locale";

import { withoutFilters } from "./filters";
import { type ScheduleAsk, scheduleQuery } from "./queries";
import { ScheduleChart } from "./schedule-chart";
import { ScheduleList } from "./schedule-list";
import { axisOf, linesOf, type Zoom } from "./schedule-rules";
import { useListLive } from "./use-list-live";
import { usePendingCloses } from "./use-set-close";

type Props = { ask: ScheduleAsk; zoom: Zoom };

/** Deals in time: as bars on a desk, as a list of days on a phone. */
export function Schedule({ ask, zoom }: Props) {
  const { zone } = useLocale();
  const phone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const query = useSuspenseInfiniteQuery(scheduleQuery(ask));
  const mayWrite = useMay("write");
  const openRecord = useOpenRecord();
  const pending = usePendingCloses();
  const today = dayIn(zone);
  const deals = useMemo(() => {
    const read = query.data.pages.flatMap((page) => page.items);
    return read.map((deal) => {
      const day = pending.find(({ deal: { id } }) => id === deal.id);
      return day ? { ...deal, expected_close_date: day.day } : deal;
    });
  }, [query.data, pending]);
  const lines = useMemo(() => linesOf(deals), [deals]);
  useListLive();
  if (deals.length === 0) return <NothingFound without={withoutFilters()} />;
  const shared = {
    lines,
    lane: ask.lane,
    onOpen: (id: string) => openRecord("deal", id),
    onEnd: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
    },
  };
  if (phone) return <ScheduleList {...shared} />;
  return (
    <ScheduleChart {...shared} axis={axisOf(deals, today, zoom)} zoom={zoom} mayWrite={mayWrite} />
  );
}
