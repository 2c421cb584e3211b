import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "./client";

export type About = { kind: Schema["SharedKind"]; id: string };
export type Share = Schema["ShareOut"];
export type Level = Schema["ShareLevel"];
export type Party = { member_id: string } | { team_id: string };

const pathOf = ({ kind, id }: About) => ({ kind, record_id: id });

export function sharesQuery(about: About) {
  return queryOptions({
    queryKey: ["shares", about.kind, about.id],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/shares/{kind}/{record_id}", { params: { path: pathOf(about) }, signal }),
      ),
  });
}

export function followersQuery(about: About) {
  return queryOptions({
    queryKey: ["followers", about.kind, about.id],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/followers/{kind}/{record_id}", {
          params: { path: pathOf(about) },
          signal,
        }),
      ),
  });
}

/** Share with a member or team; without a level, no longer. */
export function useShare(about: About) {
  const refresh = useRefresh(about, "shares");
  return useMutation({
    mutationFn: ({ party, level }: { party: Party; level: Level | undefined }) =>
      "member_id" in party
        ? withMember({ ...pathOf(about), member_id: party.member_id }, level)
        : withTeam({ ...pathOf(about), team_id: party.team_id }, level),
    onSettled: refresh,
  });
}

function withMember(path: ReturnType<typeof pathOf> & { member_id: string }, level?: Level) {
  const at = "/api/v1/shares/{kind}/{record_id}/members/{member_id}" as const;
  return unwrap(
    level
      ? api.PUT(at, { params: { path }, body: { level } })
      : api.DELETE(at, { params: { path } }),
  );
}

function withTeam(path: ReturnType<typeof pathOf> & { team_id: string }, level?: Level) {
  const at = "/api/v1/shares/{kind}/{record_id}/teams/{team_id}" as const;
  return unwrap(
    level
      ? api.PUT(at, { params: { path }, body: { level } })
      : api.DELETE(at, { params: { path } }),
  );
}

export function useFollow(about: About) {
  const refresh = useRefresh(about, "followers");
  const at = "/api/v1/followers/{kind}/{record_id}/me" as const;
  return useMutation({
    mutationFn: (follows: boolean) => {
      const asked = { params: { path: pathOf(about) } };
      return unwrap(follows ? api.PUT(at, asked) : api.DELETE(at, asked));
    },
    onSettled: refresh,
  });
}

const LISTS = { deal: "deals", company: "companies", person: "people", lead: "leads" };

function useRefresh({ kind, id }: About, what: string) {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: [LISTS[kind]] });
    return client.invalidateQueries({ queryKey: [what, kind, id] });
  };
}
