import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, ifMatch, onlyOnce, type Schema, unwrap } from "@/api/client";
import { saveEdit } from "@/api/edits";
import type { OwnValues } from "@/api/fields";
import { pagesOf } from "@/lib/pages";

import { type Channel, type ChannelState, written } from "./rules";

export type Company = Schema["CompanyOut"];
export type Person = Schema["PersonOut"];
export type Sort = "name" | "-name" | "created_at" | "-created_at";
export type Wish = {
  q?: string;
  owner_id?: string;
  group_id?: string;
  filter?: string;
  sort?: Sort;
};

export function companiesQuery(wish: Wish) {
  return pagesOf(["companies", "list", wish], (after, signal) =>
    unwrap(api.GET("/api/v1/companies", { params: { query: { ...wish, after } }, signal })),
  );
}

export function companyQuery(company_id: string) {
  return queryOptions({
    queryKey: ["companies", "one", company_id],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/companies/{company_id}", { params: { path: { company_id } }, signal }),
      ),
  });
}

/** The group a company is in, from its head down. */
export function groupQuery(company_id: string) {
  return queryOptions({
    queryKey: ["companies", "group", company_id],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/companies/{company_id}/group", {
          params: { path: { company_id } },
          signal,
        }),
      ),
  });
}

export function peopleQuery(wish: Omit<Wish, "group_id"> & { company_id?: string }) {
  return pagesOf(["people", "list", wish], (after, signal) =>
    unwrap(api.GET("/api/v1/people", { params: { query: { ...wish, after } }, signal })),
  );
}

export function personQuery(person_id: string) {
  return queryOptions({
    queryKey: ["people", "one", person_id],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/people/{person_id}", { params: { path: { person_id } }, signal })),
  });
}

export function dealsOfQuery(of: { company_id?: string; person_id?: string }) {
  return queryOptions({
    queryKey: ["deals", "of", of],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/deals", {
          params: { query: { ...of, limit: 50, sort: "-created_at" } },
          signal,
        }),
      ),
  });
}

type Change<Patch> = Omit<Patch, "channels"> & { channels?: Channel[] };

/** Beside what others changed since that version, unless both are of the same fields. */
export function patchCompany(company_id: string, body: Schema["CompanyPatch"], version: number) {
  const params = { path: { company_id }, header: ifMatch(version), query: { merge: true } };
  return unwrap(api.PATCH("/api/v1/companies/{company_id}", { params, body }));
}

export function patchPerson(person_id: string, body: Schema["PersonPatch"], version: number) {
  const params = { path: { person_id }, header: ifMatch(version), query: { merge: true } };
  return unwrap(api.PATCH("/api/v1/people/{person_id}", { params, body }));
}

/** What is written, and the version that was seen then. */
type Edit<Patch> = { change: Change<Patch>; version: number };

/** What goes over the wire: of channels only what was written. */
function patchOf<Patch extends object>({ channels, ...rest }: Change<Patch>) {
  return { ...rest, ...(channels && { channels: channels.map(written) }) } as unknown as Patch;
}

/** A record as it will be; of its own fields only those that were sent are others. */
function changed<Record extends { custom: OwnValues }>(before: Record, change: Partial<Record>) {
  return { ...before, ...change, custom: { ...before.custom, ...change.custom } };
}

/** Change a company: at once on screen, back again if the server refuses. */
export function useSaveCompany(company_id: string) {
  const client = useQueryClient();
  const query = companyQuery(company_id);
  const { queryKey } = query;
  const { mutate } = useMutation({
    // One after the other; each says which version was before the eyes.
    scope: { id: `company ${company_id}` },
    mutationFn: ({ change, version }: Edit<Schema["CompanyPatch"]>) =>
      saveEdit({
        ...{
          kind: "company",
          id: company_id,
          version,
          patch: patchOf<Schema["CompanyPatch"]>(change),
        },
        send: (body, base) => patchCompany(company_id, body, base),
        read: () => client.fetchQuery(query),
      }),
    onMutate: async ({ change }) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      if (before) client.setQueryData(queryKey, changed(before, change) as Company);
      return { before };
    },
    onSuccess: (saved) => client.setQueryData(queryKey, saved),
    onError: (_problem, _change, context) => client.setQueryData(queryKey, context?.before),
    onSettled: () => client.invalidateQueries({ queryKey: ["companies"] }),
  });
  return (change: Change<Schema["CompanyPatch"]>, version?: number) =>
    mutate({ change, version: version ?? client.getQueryData(queryKey)?.version ?? 0 });
}

/** The same for a person. */
export function useSavePerson(person_id: string) {
  const client = useQueryClient();
  const query = personQuery(person_id);
  const { queryKey } = query;
  const { mutate } = useMutation({
    // One after the other; each says which version was before the eyes.
    scope: { id: `person ${person_id}` },
    mutationFn: ({ change, version }: Edit<Schema["PersonPatch"]>) =>
      saveEdit({
        ...{
          kind: "person",
          id: person_id,
          version,
          patch: patchOf<Schema["PersonPatch"]>(change),
        },
        send: (body, base) => patchPerson(person_id, body, base),
        read: () => client.fetchQuery(query),
      }),
    onMutate: async ({ change }) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      if (before) client.setQueryData(queryKey, changed(before, change) as Person);
      return { before };
    },
    onSuccess: (saved) => client.setQueryData(queryKey, saved),
    onError: (_problem, _change, context) => client.setQueryData(queryKey, context?.before),
    onSettled: () => client.invalidateQueries({ queryKey: ["people"] }),
  });
  return (change: Change<Schema["PersonPatch"]>, version?: number) =>
    mutate({ change, version: version ?? client.getQueryData(queryKey)?.version ?? 0 });
}

/** Say whether somebody is reached in a way. */
export function useJudgeChannel() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, state }: { id: string; state: ChannelState }) =>
      unwrap(
        api.PUT("/api/v1/channels/{channel_id}/state", {
          params: { path: { channel_id: id } },
          body: { state },
        }),
      ),
    onSettled: () =>
      Promise.all(
        ["people", "companies", "timeline"].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}

export function useCreateCompany() {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: Schema["CompanyIn"]) =>
      unwrap(api.POST("/api/v1/companies", { body, headers: onlyOnce(body.id ?? undefined) })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["companies"] }),
  });
}

export function useCreatePerson() {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: Schema["PersonIn"]) =>
      unwrap(api.POST("/api/v1/people", { body, headers: onlyOnce(body.id ?? undefined) })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["people"] }),
  });
}

type Kind = "company" | "person";

/** Into the trash, with the way back in the answer. */
export function useDelete(kind: Kind) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: { id: string; version: number }) => {
      const header = ifMatch(version);
      return kind === "company"
        ? unwrap(
            api.DELETE("/api/v1/companies/{company_id}", {
              params: { path: { company_id: id }, header },
            }),
          )
        : unwrap(
            api.DELETE("/api/v1/people/{person_id}", {
              params: { path: { person_id: id }, header },
            }),
          );
    },
    onSuccess: (_nothing, { id }) => {
      // What is gone must not be asked for again by the drawer that is just closing.
      client.removeQueries({ queryKey: [...listOf(kind), "one", id] });
      return client.invalidateQueries({ queryKey: [...listOf(kind), "list"] });
    },
  });
}

function listOf(kind: Kind) {
  return [kind === "company" ? "companies" : "people"];
}
