import { useMutation, useQueryClient } from "@tanstack/react-query";

import type { DealQuery } from "./filters";
import { boardQuery, fetchCards } from "./queries";
import { type Column, withNextCards } from "./rules";

export type BoardAsk = { pipelineId: string; filters: DealQuery; sort: string };

/** The next page of a column, when its end comes near. */
export function useMoreCards(ask: BoardAsk, column: Column) {
  const client = useQueryClient();
  const { queryKey } = boardQuery(ask.pipelineId, ask.filters, ask.sort);
  const more = useMutation({
    mutationFn: (after: string) => fetchCards({ ...ask, stageId: column.id }, after),
    onSuccess: (page) =>
      client.setQueryData(queryKey, (board) => board && withNextCards(board, column.id, page)),
  });
  const fetchMore = () => {
    if (column.next && !more.isPending) more.mutate(column.next);
  };
  return { fetchMore, isFetching: more.isPending, hasFailed: more.isError };
}
