import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "./client";

export type Kind = Schema["Kind"];
export type FilterField = Schema["FilterFieldOut"];
export type Op = Schema["Op"];
/** The JSON form of the filter language; on the wire it is any object. */
export type Condition = { field: string; op: Op; value?: string | string[] };
export type Filter = Condition | { all: Filter[] } | { any: Filter[] } | { not: Filter };
export type Choice = { value: string; label: string };

const staleTime = 5 * 60_000;

/** What filters of a kind can ask for. */
export function filterFieldsQuery(kind: Kind) {
  return queryOptions({
    queryKey: ["filter", "fields", kind],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/filters/fields", { params: { query: { kind } }, signal })),
    select: (page) => page.items,
    staleTime,
  });
}

/** A filter in both its forms. The server alone knows the language. */
export function filterQuery(kind: Kind, filter: string) {
  return queryOptions({
    queryKey: ["filter", "forms", kind, filter],
    queryFn: async () => formsOf(await readFilter(kind, filter)),
    enabled: filter !== "",
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Write a filter of either form as text; what is wrong with it, the refusal says. */
export function useFilterText(kind: Kind) {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: async (filter: Filter | string) =>
      formsOf(await readFilter(kind, typeof filter === "string" ? filter : JSON.stringify(filter))),
    onSuccess: (forms) => client.setQueryData(filterQuery(kind, forms.text).queryKey, forms),
  });
}

function readFilter(kind: Kind, filter: string) {
  return unwrap(api.POST("/api/v1/filters/reading", { body: { kind, filter } }));
}

function formsOf({ text, tree }: Schema["FilterForms"]) {
  return { text, tree: tree as Filter | null };
}

type Named = { id: string; name: string };
type Load = (signal: AbortSignal) => Promise<Choice[]>;

/** Where the choices of a field are listed whose values are ids or free words. */
const CHOICES: Record<string, Load> = {
  source_id: async (signal) => named(await unwrap(api.GET("/api/v1/sources", { signal }))),
  team_id: async (signal) => named(await unwrap(api.GET("/api/v1/teams", { signal }))),
  campaign_id: async (signal) => named(await unwrap(api.GET("/api/v1/campaigns", { signal }))),
  reason_id: async (signal) => named(await unwrap(api.GET("/api/v1/lead-reasons", { signal }))),
  lost_reason_id: async (signal) =>
    named(await unwrap(api.GET("/api/v1/lost-reasons", { signal }))),
  type_id: async (signal) => named(await unwrap(api.GET("/api/v1/activity-types", { signal }))),
  pipeline_id: async (signal) => named(await unwrap(api.GET("/api/v1/pipelines", { signal }))),
  stage_id: async (signal) => {
    const { items } = await unwrap(api.GET("/api/v1/pipelines", { signal }));
    return items.flatMap(({ name, stages }) =>
      stages.map((stage) => ({
        value: stage.id,
        label: items.length > 1 ? `${name} · ${stage.name}` : stage.name,
      })),
    );
  },
  tags: async (signal) => {
    const { items } = await unwrap(api.GET("/api/v1/tags", { signal }));
    return items.map(({ name }) => ({ value: name, label: name }));
  },
};

export function fieldChoicesQuery(field: string) {
  return queryOptions({
    queryKey: ["filter", "choices", field],
    queryFn: ({ signal }) => CHOICES[field]?.(signal) ?? [],
    enabled: field in CHOICES,
    staleTime,
  });
}

function named({ items }: { items: Named[] }): Choice[] {
  return items.map(({ id, name }) => ({ value: id, label: name }));
}

/** What a company or person is called. */
export function recordNameQuery(type: "company" | "person", id: string) {
  return queryOptions({
    queryKey: [type === "company" ? "companies" : "people", "name", id],
    queryFn: ({ signal }) =>
      type === "company"
        ? unwrap(
            api.GET("/api/v1/companies/{company_id}", {
              params: { path: { company_id: id } },
              signal,
            }),
          )
        : unwrap(
            api.GET("/api/v1/people/{person_id}", { params: { path: { person_id: id } }, signal }),
          ),
    select: ({ name }: Named) => name,
    enabled: id !== "",
  });
}

/** Companies or people called as somebody types. */
export function foundRecordsQuery(type: "company" | "person", q: string) {
  return queryOptions({
    queryKey: [type === "company" ? "companies" : "people", "found-to-filter", q],
    queryFn: async ({ signal }) => {
      const query = { limit: 12, ...(q && { q }) };
      return type === "company"
        ? named(await unwrap(api.GET("/api/v1/companies", { params: { query }, signal })))
        : named(await unwrap(api.GET("/api/v1/people", { params: { query }, signal })));
    },
  });
}
