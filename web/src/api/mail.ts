import { queryOptions } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "./client";

export type Mailbox = Schema["MailboxOut"];
export type Party = Schema["MailParty"];
export type Thread = Schema["ThreadOut"];
export type Letter = Schema["LetterOut"];

/** All that is known of mail; an event of a mailbox makes it old. */
export const MAIL = ["mail"];

/** The mailboxes one may read in, one's own first. */
export function mailboxesQuery() {
  return queryOptions({
    queryKey: [...MAIL, "mailboxes"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/mailboxes", { signal })),
    select: (page) => page.items,
    refetchInterval: ({ state }) => (state.data?.items.some(isFilling) ? 2000 : false),
  });
}

/** Where members may sign in to connect a mailbox. */
export function mailProvidersQuery() {
  return queryOptions({ ...mailboxesQuery(), select: (page) => page.providers ?? [] });
}

/** Where one drops letters, where the workspace has a mailbox for that. */
export function dropAddressQuery() {
  return queryOptions({ ...mailboxesQuery(), select: (page) => page.drop_address ?? null });
}

/** The first fetching is on its way. */
export function isFilling({ state, done, total }: Mailbox): boolean {
  return state === "new" || (state === "working" && done < total);
}

/** The thread of a letter that a timeline tells of; a 404 where it lies in a private mailbox. */
export function letterThreadQuery(letter_id: string) {
  return queryOptions({
    queryKey: [...MAIL, "threads", "of-letter", letter_id],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/letters/{letter_id}/thread", { params: { path: { letter_id } }, signal }),
      ),
    retry: false,
  });
}
