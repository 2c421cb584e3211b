import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, type Schema, unwrap } from "@/api/client";

export type Connection = Schema["ConnectionOut"];
export type ConnectionBody = Schema["ConnectionIn"];

export function signInPolicyQuery() {
  return queryOptions({
    queryKey: ["sign-in-policy"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/sign-in-policy", { signal })),
  });
}

export function connectionsQuery() {
  return queryOptions({
    queryKey: ["connections"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/connections", { signal })),
    select: (page) => page.items,
  });
}

function useWrite<Input, Output>(write: (input: Input) => Promise<Output>, quiet = false) {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet },
    mutationFn: write,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ["connections"] }),
        client.invalidateQueries({ queryKey: ["sign-in-policy"] }),
      ]),
  });
}

export function useSetSignInPolicy() {
  return useWrite((body: Schema["SignInPolicyIn"]) =>
    unwrap(api.PUT("/api/v1/sign-in-policy", { body })),
  );
}

/** An empty secret, or no metadata, leaves what is there. */
export function useSaveConnection(connection: Connection | undefined) {
  return useWrite(({ kind, secret, metadata, ...body }: ConnectionBody) => {
    const whole = { ...body, ...(secret && { secret }), ...(metadata && { metadata }) };
    if (!connection) return unwrap(api.POST("/api/v1/connections", { body: { kind, ...whole } }));
    const params = {
      path: { connection_id: connection.id },
      header: ifMatch(connection.version),
    };
    return unwrap(api.PATCH("/api/v1/connections/{connection_id}", { params, body: whole }));
  }, true);
}

export function useDeleteConnection() {
  return useWrite((connection_id: string) =>
    unwrap(
      api.DELETE("/api/v1/connections/{connection_id}", { params: { path: { connection_id } } }),
    ),
  );
}

export function useCheckConnection() {
  return useMutation({
    mutationFn: (connection_id: string) =>
      unwrap(
        api.POST("/api/v1/connections/{connection_id}/check", {
          params: { path: { connection_id } },
        }),
      ),
  });
}
