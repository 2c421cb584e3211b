import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/api/client";

import { type Forecast, type ForecastColumn, merged, withPage } from "./forecast-rules";
import type { DealsAsk } from "./use-deals-ask";

type By = "month" | "quarter";
export type ForecastAsk = DealsAsk & { by: By; periods: number };

export const FORECAST = ["deals", "forecast"];

export function forecastQuery(ask: ForecastAsk) {
  const queryKey = [...FORECAST, ask];
  return queryOptions({
    queryKey,
    queryFn: async ({ client, signal }) => {
      const params = { query: ask };
      const fresh = await unwrap(api.GET("/api/v1/forecast-board", { params, signal }));
      return merged(client.getQueryData<Forecast>(queryKey), fresh);
    },
  });
}

/** The next page of a column, when its end comes near. */
export function useMoreOfColumn(ask: ForecastAsk, { key, next }: ForecastColumn) {
  const client = useQueryClient();
  const { queryKey } = forecastQuery(ask);
  const more = useMutation({
    mutationFn: (after: string) => {
      const params = { path: { key }, query: { ...ask, after } };
      return unwrap(api.GET("/api/v1/forecast-board/{key}/cards", { params }));
    },
    onSuccess: (page) =>
      client.setQueryData<Forecast>(queryKey, (board) => board && withPage(board, key, page)),
  });
  return () => {
    if (next && !more.isPending) more.mutate(next);
  };
}
