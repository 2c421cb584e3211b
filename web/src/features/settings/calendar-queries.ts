import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "@/api/client";

export type Holiday = Schema["HolidayOut"];

export function ratesQuery() {
  return queryOptions({
    queryKey: ["exchange-rates"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/exchange-rates", { signal })),
    select: (page) => page.items,
  });
}

type Rate = { currency: string; day: string; rate: string };

/** New rates change every sum in the workspace's currency. */
export function useSetRate() {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: ({ currency, day, rate }: Rate) =>
      unwrap(
        api.PUT("/api/v1/exchange-rates/{currency}/{day}", {
          params: { path: { currency, day } },
          body: { rate },
        }),
      ),
    onSuccess: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "me" }),
  });
}

export function useDeleteRate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ currency, day }: { currency: string; day: string }) =>
      unwrap(
        api.DELETE("/api/v1/exchange-rates/{currency}/{day}", {
          params: { path: { currency, day } },
        }),
      ),
    onSuccess: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "me" }),
  });
}

export function holidaysQuery(year: number) {
  return queryOptions({
    queryKey: ["holidays", year],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/holidays", { params: { query: { year } }, signal })),
    select: (page) => page.items,
  });
}

export function useSetHoliday() {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: ({ day, ...body }: Schema["HolidayIn"] & { day: string }) =>
      unwrap(api.PUT("/api/v1/holidays/{day}", { params: { path: { day } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["holidays"] }),
  });
}

export function useDeleteHoliday() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (day: string) =>
      unwrap(api.DELETE("/api/v1/holidays/{day}", { params: { path: { day } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["holidays"] }),
  });
}
