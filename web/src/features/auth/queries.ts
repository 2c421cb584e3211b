import { queryOptions, useMutation } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "@/api/client";
import { askForReset, ensureCsrf, resetPassword, signIn } from "@/api/session";

const meta = { quiet: true };

export function setupQuery() {
  return queryOptions({
    queryKey: ["setup"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/setup", { signal })),
  });
}

/** The pipelines the first workspace can begin with, in a language. */
export function setupTemplatesQuery(language: string) {
  return queryOptions({
    queryKey: ["setup", "templates", language],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/setup/templates", { signal })),
    select: (page) => page.items,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useSetUp() {
  return useMutation({
    meta,
    mutationFn: async (body: Schema["SetupIn"]) => {
      await ensureCsrf();
      return unwrap(api.POST("/api/v1/setup", { body }));
    },
  });
}

export function useSignIn() {
  return useMutation({
    meta,
    mutationFn: ({ email, password }: { email: string; password: string }) =>
      signIn(email, password),
  });
}

export function useAskForReset() {
  return useMutation({ meta, mutationFn: askForReset });
}

export function useResetPassword(key: string) {
  return useMutation({ meta, mutationFn: (password: string) => resetPassword(key, password) });
}

export function invitationQuery(token: string) {
  return queryOptions({
    queryKey: ["invitations", token],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/invitations/{token}", { params: { path: { token } }, signal })),
  });
}

export function useAcceptInvitation(token: string) {
  return useMutation({
    meta,
    mutationFn: async (body: Schema["AcceptanceIn"]) => {
      await ensureCsrf();
      const params = { path: { token } };
      return unwrap(api.POST("/api/v1/invitations/{token}/acceptance", { params, body }));
    },
  });
}
