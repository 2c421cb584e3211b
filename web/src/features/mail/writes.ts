import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, type Schema, unwrap } from "@/api/client";
import { MAIL, type Thread } from "@/api/mail";

import { OUTGOING, oneOutgoingQuery, THREADS, threadQuery } from "./queries";

/** A thread was written to: its answer is shown at once, the lists are read again. */
function useThreadWrite<Asked>(write: (asked: Asked) => Promise<Thread>, { quiet = false } = {}) {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet },
    mutationFn: write,
    onSuccess: (thread) => {
      client.setQueryData(threadQuery(thread.id).queryKey, thread);
    },
    onSettled: () => client.invalidateQueries({ queryKey: THREADS }),
  });
}

/** `quiet`: done by the screen itself, of which nobody needs to hear that it failed. */
export function useMarkRead({ quiet = false } = {}) {
  return useThreadWrite(
    ({ thread_id, is_read }: { thread_id: string; is_read: boolean }) =>
      unwrap(
        api.PUT("/api/v1/threads/{thread_id}/read", {
          params: { path: { thread_id } },
          body: { is_read },
        }),
      ),
    { quiet },
  );
}

export function usePutAside() {
  return useThreadWrite(({ thread_id, is_done }: { thread_id: string; is_done: boolean }) =>
    unwrap(
      api.PUT("/api/v1/threads/{thread_id}/done", {
        params: { path: { thread_id } },
        body: { is_done },
      }),
    ),
  );
}

export function useAssign() {
  return useThreadWrite(
    ({ thread_id, member_id }: { thread_id: string; member_id: string | null }) =>
      unwrap(
        api.PUT("/api/v1/threads/{thread_id}/assignee", {
          params: { path: { thread_id } },
          body: { member_id },
        }),
      ),
  );
}

/** Flag a thread by its last letter; take the flags off all that have one. */
export function useFlag() {
  const put = (letter_id: string, is_flagged: boolean) =>
    unwrap(
      api.PUT("/api/v1/letters/{letter_id}/flag", {
        params: { path: { letter_id } },
        body: { is_flagged },
      }),
    );
  return useThreadWrite(async (thread: Thread) => {
    const flagged = thread.letters.filter((letter) => letter.is_flagged);
    const last = thread.letters.at(-1);
    let answer = thread;
    for (const { id } of flagged) answer = await put(id, false);
    return flagged.length === 0 && last ? put(last.id, true) : answer;
  });
}

export function useSayAbout(thread: Thread) {
  return useThreadWrite((body: Schema["AboutIn"]) =>
    unwrap(
      api.PUT("/api/v1/threads/{thread_id}/about", {
        params: { path: { thread_id: thread.id } },
        headers: ifMatch(thread.version),
        body,
      }),
    ),
  );
}

/** Make a draft again of what has not left. */
export function useTakeBack() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (outgoing_id: string) =>
      unwrap(
        api.POST("/api/v1/outgoing/{outgoing_id}/take-back", { params: { path: { outgoing_id } } }),
      ),
    onSuccess: (one) => client.setQueryData(oneOutgoingQuery(one.id).queryKey, one),
    onSettled: () => client.invalidateQueries({ queryKey: [...OUTGOING, "list"] }),
  });
}

/** Be reminded of a letter at another time, or not at all. */
export function useFollowUp() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, at }: { id: string; at: string | null }) =>
      unwrap(
        api.PUT("/api/v1/outgoing/{outgoing_id}/follow-up", {
          params: { path: { outgoing_id: id } },
          body: { at },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: MAIL }),
  });
}

/** Say what became of a letter of which the server never said whether it took it. */
export function useSettle() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, was_sent }: { id: string; was_sent: boolean }) =>
      unwrap(
        api.POST("/api/v1/outgoing/{outgoing_id}/settle", {
          params: { path: { outgoing_id: id } },
          body: { was_sent },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: OUTGOING }),
  });
}
