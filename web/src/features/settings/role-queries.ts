import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { api, ifMatch, type Schema, unwrap } from "@/api/client";
import { nameIn } from "@/lib/names";

export type RoleShape = Schema["RoleOut"];

function rolesPageQuery() {
  return queryOptions({
    queryKey: ["roles"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/roles", { signal })),
  });
}

export function rolesQuery() {
  return queryOptions({ ...rolesPageQuery(), select: (page) => page.items });
}

/** What can be hidden of each kind, besides the workspace's own fields. */
export function hideableQuery() {
  return queryOptions({ ...rolesPageQuery(), select: (page) => page.hideable });
}

/** What a role is called: the built-in ones by our word, own ones by the workspace's. */
export function useRoleName() {
  const { t, i18n } = useTranslation("settings");
  return (role: RoleShape) =>
    role.is_built_in ? t(`role.${role.base}`) : nameIn(i18n.language, role);
}

function useRoleWrite<Input, Output>(mutationFn: (input: Input) => Promise<Output>, quiet = false) {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet },
    mutationFn,
    onSettled: () =>
      Promise.all([["roles"], ["me"]].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

export function useCreateRole() {
  return useRoleWrite(
    (body: Schema["RoleIn"]) => unwrap(api.POST("/api/v1/roles", { body })),
    true,
  );
}

export function useSaveRole() {
  return useRoleWrite(
    ({ role, change }: { role: RoleShape; change: Partial<Schema["RolePatch"]> }) =>
      unwrap(
        api.PATCH("/api/v1/roles/{role_key}", {
          params: { path: { role_key: role.key }, header: ifMatch(role.version) },
          body: change as Schema["RolePatch"],
        }),
      ),
  );
}

export function useDeleteRole() {
  return useRoleWrite((role: RoleShape) =>
    unwrap(
      api.DELETE("/api/v1/roles/{role_key}", {
        params: { path: { role_key: role.key }, header: ifMatch(role.version) },
      }),
    ),
  );
}
