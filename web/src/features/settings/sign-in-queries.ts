import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "@/api/client";

export function signInPolicyQuery() {
  return queryOptions({
    queryKey: ["sign-in-policy"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/sign-in-policy", { signal })),
  });
}

export function useSetSignInPolicy() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema["SignInPolicyIn"]) =>
      unwrap(api.PUT("/api/v1/sign-in-policy", { body })),
    onSettled: () => client.invalidateQueries({ queryKey: ["sign-in-policy"] }),
  });
}
