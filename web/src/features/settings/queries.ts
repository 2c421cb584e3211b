import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, type Schema, unwrap } from "@/api/client";
import { meQuery } from "@/api/me";

export type Role = Schema["MemberOut"]["role"];
export type Team = Schema["TeamOut"];

/** A write after which some lists are read again. */
function useWrite<Input, Output>(
  write: (input: Input) => Promise<Output>,
  stale: string[],
  { quiet = false } = {},
) {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet },
    mutationFn: write,
    onSettled: () => Promise.all(stale.map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}

export function workspaceQuery() {
  return queryOptions({
    queryKey: ["workspace"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/workspace", { signal })),
  });
}

export function useSaveWorkspace() {
  return useWrite(
    ({ version, ...body }: Schema["WorkspacePatch"] & { version: number }) =>
      unwrap(api.PATCH("/api/v1/workspace", { params: { header: ifMatch(version) }, body })),
    ["workspace", "me"],
    { quiet: true },
  );
}

export function useSaveMe() {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: Schema["MePatch"]) => unwrap(api.PATCH("/api/v1/me", { body })),
    onSuccess: (me) => {
      client.setQueryData(meQuery().queryKey, me);
      return client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "me" });
    },
  });
}

export function sessionsQuery() {
  return queryOptions({
    queryKey: ["sessions"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/sessions", { signal })),
    select: (page) => page.items,
  });
}

export function useEndSession() {
  return useWrite(
    (session_id: number) =>
      unwrap(api.DELETE("/api/v1/sessions/{session_id}", { params: { path: { session_id } } })),
    ["sessions"],
  );
}

export function noticePreferenceQuery() {
  return queryOptions({
    queryKey: ["notice-preference"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/notice-preference", { signal })),
  });
}

export function useSaveNoticePreference() {
  return useWrite(
    (body: Schema["PreferenceIn"]) => unwrap(api.PUT("/api/v1/notice-preference", { body })),
    ["notice-preference"],
  );
}

export function tokensQuery() {
  return queryOptions({
    queryKey: ["tokens"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/tokens", { signal })),
    select: (page) => page.items,
  });
}

export function useCreateToken() {
  return useWrite(
    (body: Schema["TokenIn"]) => unwrap(api.POST("/api/v1/tokens", { body })),
    ["tokens"],
    { quiet: true },
  );
}

export function useDeleteToken() {
  return useWrite(
    (token_id: string) =>
      unwrap(api.DELETE("/api/v1/tokens/{token_id}", { params: { path: { token_id } } })),
    ["tokens"],
  );
}

export function useSaveMember() {
  return useWrite(
    ({ id, version, ...body }: Schema["MemberPatch"] & { id: string; version: number }) =>
      unwrap(
        api.PATCH("/api/v1/members/{member_id}", {
          params: { path: { member_id: id }, header: ifMatch(version) },
          body,
        }),
      ),
    ["members", "me"],
  );
}

export function invitationsQuery() {
  return queryOptions({
    queryKey: ["invitations"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/invitations", { signal })),
    select: (page) => page.items,
  });
}

export function useInvite() {
  return useWrite(
    (body: Schema["InvitationIn"]) => unwrap(api.POST("/api/v1/invitations", { body })),
    ["invitations"],
    { quiet: true },
  );
}

export function useWithdraw() {
  return useWrite(
    (invitation_id: string) =>
      unwrap(
        api.DELETE("/api/v1/invitations/{invitation_id}", { params: { path: { invitation_id } } }),
      ),
    ["invitations"],
  );
}

export function useCreateTeam() {
  return useWrite(
    (body: Schema["TeamIn"]) => unwrap(api.POST("/api/v1/teams", { body })),
    ["teams"],
  );
}

export function useSaveTeam() {
  return useWrite(
    ({ team, change }: { team: Team; change: Schema["TeamPatch"] }) =>
      unwrap(
        api.PATCH("/api/v1/teams/{team_id}", {
          params: { path: { team_id: team.id }, header: ifMatch(team.version) },
          body: change,
        }),
      ),
    ["teams"],
  );
}

export function useDeleteTeam() {
  return useWrite(
    ({ id, version }: Team) =>
      unwrap(
        api.DELETE("/api/v1/teams/{team_id}", {
          params: { path: { team_id: id }, header: ifMatch(version) },
        }),
      ),
    ["teams", "members"],
  );
}

export function duplicateSettingsQuery() {
  return queryOptions({
    queryKey: ["workspace", "duplicates"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/workspace/duplicates", { signal })),
  });
}

export function useSaveDuplicateSettings() {
  return useWrite(
    (body: Schema["DuplicateSettingsBody"]) =>
      unwrap(api.PUT("/api/v1/workspace/duplicates", { body })),
    ["workspace"],
  );
}
