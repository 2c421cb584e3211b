import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, type Schema, unwrap } from "@/api/client";

export type Rule = Schema["AssignmentRuleOut"];
export type Assignee = Schema["AssigneeOut"];
export type Trial = Schema["AssignmentTrialOut"];

export function rulesQuery() {
  return queryOptions({
    queryKey: ["assignment", "rules"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/assignment-rules", { signal })),
    select: (page) => page.items,
  });
}

export function assigneesQuery() {
  return queryOptions({
    queryKey: ["assignment", "people"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/assignees", { signal })),
    select: (page) => page.items,
  });
}

export function leadsToTryQuery(q: string) {
  return queryOptions({
    queryKey: ["leads", "to-try", q],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/leads", { params: { query: { q, limit: 20 } }, signal })),
    select: (page) => page.items,
    placeholderData: keepPreviousData,
  });
}

function useFresh() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ["assignment"] });
}

/** Make a rule, or change the one that is given. */
export function useSaveRule(rule?: Rule) {
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: Schema["AssignmentRuleIn"]) => {
      if (!rule) return unwrap(api.POST("/api/v1/assignment-rules", { body }));
      const { kind: _kind, id: _id, ...changes } = body;
      return unwrap(
        api.PATCH("/api/v1/assignment-rules/{rule_id}", { params: at(rule), body: changes }),
      );
    },
    onSettled: useFresh(),
  });
}

export function useSwitchRule() {
  return useMutation({
    mutationFn: ({ rule, is_enabled }: { rule: Rule; is_enabled: boolean }) =>
      unwrap(
        api.PATCH("/api/v1/assignment-rules/{rule_id}", { params: at(rule), body: { is_enabled } }),
      ),
    onSettled: useFresh(),
  });
}

export function useDeleteRule() {
  return useMutation({
    mutationFn: (rule: Rule) =>
      unwrap(api.DELETE("/api/v1/assignment-rules/{rule_id}", { params: at(rule) })),
    onSettled: useFresh(),
  });
}

export function useOrderRules() {
  return useMutation({
    mutationFn: (body: Schema["AssignmentOrderIn"]) =>
      unwrap(api.PUT("/api/v1/assignment-rule-order", { body })),
    onSettled: useFresh(),
  });
}

export function useSaveAssignee(member_id: string) {
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: Schema["AssigneePatch"]) =>
      unwrap(api.PATCH("/api/v1/assignees/{member_id}", { params: { path: { member_id } }, body })),
    onSettled: useFresh(),
  });
}

export function useTry() {
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: Schema["AssignmentTrialIn"]) =>
      unwrap(api.POST("/api/v1/assignments/trial", { body })),
  });
}

function at({ id: rule_id, version }: Rule) {
  return { path: { rule_id }, header: ifMatch(version) };
}
