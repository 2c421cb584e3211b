import { useMutation, useMutationState, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { formatDate } from "@/lib/when";
import { tell, tellWithUndo } from "@/ui/toasts";
import { useLocale } from "@/ui/use-locale";

import { inTurn, patchDeal, rememberVersion, writeDeal } from "./deal-writes";
import { FORECAST } from "./forecast-queries";
import {
  type CloseMove,
  dayIn,
  type Forecast,
  type ForecastColumn,
  withMove,
} from "./forecast-rules";
import { refreshSoon } from "./refresh";

const MOVE = ["forecast", "move"];

/** Give deals another day of close. The board shows it at once; a refused one falls back. */
function useMoveClose() {
  const client = useQueryClient();
  return useMutation({
    mutationKey: MOVE,
    mutationFn: ({ card, day }: CloseMove) =>
      inTurn(card.id, async () => {
        const seen = card.expected_close_date;
        const saved = await writeDeal(
          client,
          card.id,
          (version) => patchDeal(card.id, { expected_close_date: day }, version),
          (fresh) => fresh.expected_close_date === seen,
        );
        rememberVersion(client, saved);
        return saved;
      }),
    onMutate: () => client.cancelQueries({ queryKey: FORECAST }),
    onSuccess: (_, move) => {
      client.setQueriesData<Forecast>(
        { queryKey: FORECAST },
        (board) => board && withMove(board, move),
      );
    },
    onSettled: () => refreshSoon(client),
  });
}

/** Moves the server has not answered yet, oldest first. */
export function usePendingCloseMoves(): CloseMove[] {
  return useMutationState({
    filters: { mutationKey: MOVE, status: "pending" },
    select: (mutation) => mutation.state.variables as CloseMove,
  });
}

/** What letting a card go over a column does, with the way back. */
export function useCloseActs() {
  const { t } = useTranslation("views");
  const { language } = useLocale();
  const move = useMoveClose();
  return (card: CloseMove["card"], from: string, column: ForecastColumn) => {
    if (from === column.key) return;
    const day = dayIn(column, card.expected_close_date);
    if (day === undefined) return tell(t("forecast.notPast"));
    const told = day
      ? t("forecast.moved", { title: card.title, day: formatDate(day, language) })
      : t("forecast.undated", { title: card.title });
    move.mutate(
      { card, to: column.key, day },
      {
        onSuccess: (saved) =>
          tellWithUndo(told, () =>
            move.mutate({
              card: { ...card, expected_close_date: day, version: saved.version },
              to: from,
              day: card.expected_close_date,
            }),
          ),
      },
    );
  };
}
