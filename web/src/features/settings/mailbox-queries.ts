import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, type Schema, unwrap } from "@/api/client";
import { MAIL, type Mailbox } from "@/api/mail";

export type MailboxIn = Schema["MailboxIn"];
export type MailboxPatch = Schema["MailboxPatch"];
export type MailServers = Schema["MailServersIn"];
export type Proposal = Schema["MailProposalOut"];
export type Trial = Schema["MailboxTrialOut"];

function useMailWrite<Asked, Answer>(
  write: (asked: Asked) => Promise<Answer>,
  { quiet = false } = {},
) {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet },
    mutationFn: write,
    onSuccess: () => client.invalidateQueries({ queryKey: MAIL }),
  });
}

/** Where the mail of an address is; nothing where nobody knows. */
export function useProposeServers() {
  return useMutation({
    meta: { quiet: true },
    mutationFn: (address: string) =>
      unwrap(api.GET("/api/v1/mailbox-proposals", { params: { query: { address } } })).then(
        ({ items }) => items[0],
      ),
  });
}

export function useTryServers() {
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: MailServers) => unwrap(api.POST("/api/v1/mailbox-trials", { body })),
  });
}

/** The id is chosen here: asking once more connects the mailbox once. */
export function useConnectMailbox() {
  return useMailWrite((body: MailboxIn) => unwrap(api.POST("/api/v1/mailboxes", { body })), {
    quiet: true,
  });
}

/** Send the browser to the provider; it comes back to /mailbox-connected. */
export function useSignIn() {
  return useMutation({
    mutationFn: (body: Schema["MailSignInIn"]) =>
      unwrap(api.POST("/api/v1/mailbox-sign-ins", { body })),
    onSuccess: ({ url }) => window.location.assign(url),
  });
}

export function useFinishSignIn() {
  return useMailWrite(
    (body: Schema["MailSignInAnswerIn"]) =>
      unwrap(api.POST("/api/v1/mailbox-sign-ins/answer", { body })),
    { quiet: true },
  );
}

export function useChangeMailbox({ quiet = false } = {}) {
  return useMailWrite(
    ({ mailbox: { id, version }, change }: { mailbox: Mailbox; change: MailboxPatch }) =>
      unwrap(
        api.PATCH("/api/v1/mailboxes/{mailbox_id}", {
          params: { path: { mailbox_id: id } },
          headers: ifMatch(version),
          body: change,
        }),
      ),
    { quiet },
  );
}

export function useRemoveMailbox() {
  return useMailWrite((mailbox_id: string) =>
    unwrap(api.DELETE("/api/v1/mailboxes/{mailbox_id}", { params: { path: { mailbox_id } } })),
  );
}

export function useForDrops() {
  return useMailWrite(({ mailbox_id, is_drop }: { mailbox_id: string; is_drop: boolean }) =>
    unwrap(
      api.PUT("/api/v1/mailboxes/{mailbox_id}/drop", {
        params: { path: { mailbox_id } },
        body: { is_drop },
      }),
    ),
  );
}

export function useFetchMailbox() {
  return useMailWrite((mailbox_id: string) =>
    unwrap(api.POST("/api/v1/mailboxes/{mailbox_id}/fetch", { params: { path: { mailbox_id } } })),
  );
}

export function mailFoldersQuery(mailbox_id: string) {
  return queryOptions({
    queryKey: [...MAIL, "folders", mailbox_id],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/mailboxes/{mailbox_id}/folders", {
          params: { path: { mailbox_id } },
          signal,
        }),
      ),
  });
}

export function useChooseFolders(mailbox_id: string) {
  return useMailWrite((names: string[]) =>
    unwrap(
      api.PUT("/api/v1/mailboxes/{mailbox_id}/folders", {
        params: { path: { mailbox_id } },
        body: { names },
      }),
    ),
  );
}
