import {
  type InfiniteData,
  useMutation,
  useMutationState,
  useQueryClient,
} from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { formatDate } from "@/lib/when";
import { tellWithUndo } from "@/ui/toasts";
import { useLocale } from "@/ui/use-locale";

import { inTurn, patchDeal, rememberVersion, writeDeal } from "./deal-writes";
import { refreshSoon } from "./refresh";

const SET = ["schedule", "close"];

type Dated = { id: string; title: string; expected_close_date: string | null };
type Wish = { deal: Dated; day: string | null };

/** Give a deal another expected close, with the way back. */
export function useSetClose() {
  const { t } = useTranslation("views");
  const { language } = useLocale();
  const client = useQueryClient();
  const set = useMutation({
    mutationKey: SET,
    mutationFn: ({ deal, day }: Wish) =>
      inTurn(deal.id, async () => {
        const saved = await writeDeal(
          client,
          deal.id,
          (version) => patchDeal(deal.id, { expected_close_date: day }, version),
          (fresh) => fresh.expected_close_date === deal.expected_close_date,
        );
        rememberVersion(client, saved);
        return saved;
      }),
    onSuccess: ({ id, expected_close_date }) =>
      client.setQueriesData<InfiniteData<Schema["SchedulePage"]>>(
        { queryKey: ["deals", "schedule"] },
        (known) =>
          known && {
            ...known,
            pages: known.pages.map((page) => ({
              ...page,
              items: page.items.map((one) =>
                one.id === id ? { ...one, expected_close_date } : one,
              ),
            })),
          },
      ),
    onSettled: () => refreshSoon(client, 1500),
  });
  return (deal: Dated, day: string) =>
    set.mutate(
      { deal, day },
      {
        onSuccess: () =>
          tellWithUndo(
            t("forecast.moved", { title: deal.title, day: formatDate(day, language) }),
            () =>
              set.mutate({
                deal: { ...deal, expected_close_date: day },
                day: deal.expected_close_date,
              }),
          ),
      },
    );
}

/** What the server has not answered yet, oldest first. */
export function usePendingCloses(): Wish[] {
  return useMutationState({
    filters: { mutationKey: SET, status: "pending" },
    select: (mutation) => mutation.state.variables as Wish,
  });
}
