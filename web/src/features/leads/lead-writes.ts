import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, onlyOnce, type Schema, unwrap } from "@/api/client";
import { saveEdit } from "@/api/edits";

import { type Lead, leadQuery } from "./queries";

/** What a change of a lead makes old: leads themselves, and what a conversion writes elsewhere. */
const STALE = ["leads", "today", "timeline"];
const CONVERTED = [...STALE, "tasks", "deals", "pipelines", "companies", "people"];

function useFresh(keys = STALE) {
  const client = useQueryClient();
  return () => Promise.all(keys.map((key) => client.invalidateQueries({ queryKey: [key] })));
}

export function useCreateLead() {
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: Schema["LeadIn"]) =>
      unwrap(api.POST("/api/v1/leads", { body, headers: onlyOnce(body.id ?? undefined) })),
    onSuccess: useFresh(),
  });
}

export function patchLead(lead_id: string, body: Schema["LeadPatch"], version: number) {
  const params = { path: { lead_id }, header: ifMatch(version), query: { merge: true } };
  return unwrap(api.PATCH("/api/v1/leads/{lead_id}", { params, body }));
}

/** Change a lead beside what others do to it; each edit says which version was seen. */
export function useSaveLead(lead: Lead) {
  const client = useQueryClient();
  const { mutate } = useMutation({
    scope: { id: `lead ${lead.id}` },
    mutationFn: ({ patch, version }: { patch: Schema["LeadPatch"]; version: number }) =>
      saveEdit({
        ...{ kind: "lead", id: lead.id, version, patch },
        send: (body, base) => patchLead(lead.id, body, base),
        read: () => client.fetchQuery(leadQuery(lead.id)),
      }),
    onSettled: useFresh(),
  });
  return (patch: Schema["LeadPatch"], version = lead.version) => mutate({ patch, version });
}

export type Move = { lead: Lead; move: Schema["LeadStateIn"] };

export function useMoveLead() {
  return useMutation({
    mutationFn: ({ lead, move }: Move) =>
      unwrap(api.PUT("/api/v1/leads/{lead_id}/state", { params: at(lead), body: move })),
    onSettled: useFresh(),
  });
}

export function useAssignLead() {
  return useMutation({
    mutationFn: ({ lead, owner_id }: { lead: Lead; owner_id: string | null }) =>
      unwrap(api.PUT("/api/v1/leads/{lead_id}/owner", { params: at(lead), body: { owner_id } })),
    onSettled: useFresh(),
  });
}

/** Give leads out by the rules (all that nobody has, unless some are named), or to a member. */
export function useGiveOut() {
  return useMutation({
    mutationFn: (body: Schema["AssignmentIn"]) => unwrap(api.POST("/api/v1/assignments", { body })),
    onSettled: useFresh(),
  });
}

/** Take back what one gave to somebody a moment ago, also what one sees no longer. */
export function useTakeBack() {
  return useMutation({
    mutationFn: (ids: string[]) =>
      unwrap(api.POST("/api/v1/assignments/undo", { body: { kind: "lead", ids } })),
    onSettled: useFresh(),
  });
}

export function useConvertLead() {
  return useMutation({
    meta: { quiet: true },
    mutationFn: ({ lead, body }: { lead: Lead; body: Schema["ConversionIn"] }) =>
      unwrap(api.PUT("/api/v1/leads/{lead_id}/conversion", { params: { path: path(lead) }, body })),
    onSuccess: useFresh(CONVERTED),
  });
}

export function useDeleteLead() {
  return useMutation({
    mutationFn: (lead: Lead) => unwrap(api.DELETE("/api/v1/leads/{lead_id}", { params: at(lead) })),
    onSuccess: useFresh(),
  });
}

function path(lead: Lead) {
  return { lead_id: lead.id };
}

function at(lead: Lead) {
  return { path: path(lead), header: ifMatch(lead.version) };
}
