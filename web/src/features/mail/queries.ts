import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "@/api/client";
import { MAIL, type Party } from "@/api/mail";

export type ThreadLine = Schema["ThreadLineOut"];
export type Outgoing = Schema["OutgoingOut"];
export type OutgoingState = Outgoing["state"];
export type Attachment = Schema["AttachmentOut"];
export type Box = Schema["ThreadBox"];
/** Which threads one looks at. */
export type Wish = {
  box: Box;
  mailbox: string | undefined;
  /** Only those with a letter that was written with it. */
  template?: string | undefined;
  q: string;
};

export const THREADS = [...MAIL, "threads"];
export const OUTGOING = [...MAIL, "outgoing"];

/** Threads, the latest first; each page says how many wait unread in the inbox. */
export function threadsQuery({ box, mailbox, template, q }: Wish) {
  return infiniteQueryOptions({
    queryKey: [...THREADS, "list", box, mailbox ?? null, template ?? null, q],
    queryFn: ({ pageParam: after, signal }) => {
      const query = {
        ...{ box, q },
        ...(mailbox && { mailbox_id: mailbox }),
        ...(template && { template_id: template }),
        ...(after && { after }),
      };
      return unwrap(api.GET("/api/v1/threads", { params: { query }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export function threadQuery(thread_id: string) {
  return queryOptions({
    queryKey: [...THREADS, "one", thread_id],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/threads/{thread_id}", { params: { path: { thread_id } }, signal })),
  });
}

/** What I have written that has not left yet, or of which nobody knows whether it has. */
export function outgoingQuery() {
  return queryOptions({
    queryKey: [...OUTGOING, "list"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/outgoing", { signal })),
    select: (page) => page.items,
  });
}

export function oneOutgoingQuery(outgoing_id: string) {
  return queryOptions({
    queryKey: [...OUTGOING, "one", outgoing_id],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/outgoing/{outgoing_id}", { params: { path: { outgoing_id } }, signal }),
      ),
  });
}

/** People with an address, by the letters typed. */
export function receiversQuery(q: string) {
  return queryOptions({
    queryKey: ["people", "receivers", q],
    queryFn: async ({ signal }): Promise<Party[]> => {
      const page = await unwrap(
        api.GET("/api/v1/people", { params: { query: { q, limit: 8 } }, signal }),
      );
      return page.items.flatMap(({ name, channels }) =>
        channels
          .filter(({ kind }) => kind === "email")
          .map(({ value: address }) => ({ name, address })),
      );
    },
    enabled: q.length > 0,
  });
}

/** What a thread can be about, by the letters typed. */
export function recordsQuery(q: string) {
  return queryOptions({
    queryKey: ["search", "about", q],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/search", { params: { query: { q, limit: 10 } }, signal })),
    select: (hits) => hits.items,
    enabled: q.length > 0,
  });
}

/** What time it is where a letter is read, as far as that is known. */
export function receiverZoneQuery(address: string) {
  return queryOptions({
    queryKey: ["people", "zone", address],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/receiver-zone", { params: { query: { address } }, signal })),
  });
}
