import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "@/api/client";

export type Inbox = Schema["InboxOut"];
export type Notice = Schema["NoticeOut"];

export function noticesQuery() {
  return queryOptions({
    queryKey: ["notices"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/notices", { signal })),
  });
}

export function digestQuery() {
  return queryOptions({
    queryKey: ["digest"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/digest", { signal })),
  });
}

/** A write that shows at once: the eye goes on to the next notice. */
function useAtOnce<Asked>(
  send: (asked: Asked) => Promise<unknown>,
  show: (inbox: Inbox, asked: Asked) => Inbox,
) {
  const client = useQueryClient();
  const { queryKey } = noticesQuery();
  return useMutation({
    mutationFn: send,
    onMutate: async (asked) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      if (before) client.setQueryData(queryKey, show(before, asked));
      return { before };
    },
    onError: (_problem, _asked, context) => client.setQueryData(queryKey, context?.before),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}

export function useMarkRead() {
  return useAtOnce(
    ({ id, isRead }: { id: string; isRead: boolean }) => {
      const params = { path: { notice_id: id } };
      return isRead
        ? unwrap(api.PUT("/api/v1/notices/{notice_id}/read", { params }))
        : unwrap(api.DELETE("/api/v1/notices/{notice_id}/read", { params }));
    },
    (inbox, { id, isRead }) =>
      withItems(inbox, (one) => (one.id === id ? { ...one, is_read: isRead } : one)),
  );
}

export function useMarkAllRead() {
  return useAtOnce(
    () => unwrap(api.PUT("/api/v1/notices/read")),
    (inbox) => withItems(inbox, (one) => ({ ...one, is_read: true })),
  );
}

export function useSnooze() {
  return useAtOnce(
    ({ id, until }: { id: string; until: string }) =>
      unwrap(
        api.PUT("/api/v1/notices/{notice_id}/snooze", {
          params: { path: { notice_id: id } },
          body: { until },
        }),
      ),
    (inbox, { id }) => ({ ...inbox, items: inbox.items.filter((one) => one.id !== id) }),
  );
}

function withItems(inbox: Inbox, change: (one: Notice) => Notice): Inbox {
  const items = inbox.items.map(change);
  return { items, unread: items.filter((one) => !one.is_read).length };
}
