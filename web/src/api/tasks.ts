import {
  type InfiniteData,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";

import { api, ifMatch, onlyOnce, type Schema, unwrap } from "./client";
import { saveEdit } from "./edits";

export type Task = Schema["TaskOut"];
export type TasksOf = {
  deal_id?: string;
  company_id?: string;
  person_id?: string;
  lead_id?: string;
};

export const CALENDAR = ["tasks", "calendar"];

/** Open tasks of one record, the earliest first. */
export function tasksOfQuery(of: TasksOf) {
  return queryOptions({
    queryKey: ["tasks", "of", of],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/tasks", { params: { query: { ...of, state: "open" } }, signal })),
    select: (page) => page.items,
  });
}

/** Everything that shows tasks, the cards' next activity among it, is read again. */
export function useRefreshTasks() {
  const client = useQueryClient();
  return () =>
    Promise.all(
      ["tasks", "deals", "leads", "pipelines", "timeline", "today"].map((key) =>
        client.invalidateQueries({ queryKey: [key] }),
      ),
    );
}

export function useCreateTask() {
  const onSuccess = useRefreshTasks();
  return useMutation({
    mutationFn: (body: Schema["TaskIn"]) =>
      unwrap(api.POST("/api/v1/tasks", { body, headers: onlyOnce() })),
    onSuccess,
  });
}

type Change = { task: Pick<Task, "id" | "version">; change: Schema["TaskPatch"] };

/** Change a task as it was seen, beside what others have done to it since. */
export function useSaveTask() {
  const onSettled = useRefreshTasks();
  return useMutation({ mutationFn: saveTask, onSettled });
}

function saveTask({ task: { id, version }, change }: Change): Promise<Task> {
  const path = { task_id: id };
  return saveEdit({
    ...{ kind: "task", id, version, patch: change },
    send: (body, base) => {
      const params = { path, header: ifMatch(base), query: { merge: true } };
      return unwrap(api.PATCH("/api/v1/tasks/{task_id}", { params, body }));
    },
    read: () => unwrap(api.GET("/api/v1/tasks/{task_id}", { params: { path } })),
  });
}

type Move = {
  task: Task;
  change: Pick<Schema["TaskPatch"], "due_at" | "all_day" | "minutes" | "owner_id" | "following">;
};

/** Give a task another time: what was dragged stays where it was dropped, unless the server refuses. */
export function useMoveTask() {
  const client = useQueryClient();
  const onSettled = useRefreshTasks();
  return useMutation({
    mutationFn: (move: Move) => saveTask(move),
    onMutate: async ({ task, change }) => {
      await client.cancelQueries({ queryKey: ["tasks"] });
      const before = client.getQueriesData<Schema["CalendarOut"]>({ queryKey: CALENDAR });
      client.setQueriesData<Schema["CalendarOut"]>(
        { queryKey: CALENDAR },
        (page) =>
          page && {
            ...page,
            items: page.items.map((one) =>
              one.id === task.id
                ? { ...one, ...change, minutes: change.minutes ?? one.minutes }
                : one,
            ),
          },
      );
      return { before };
    },
    onError: (_problem, _move, context) => {
      for (const [key, page] of context?.before ?? []) client.setQueryData(key, page);
    },
    onSettled,
  });
}

type Tick = { id: string; isDone: boolean; anyway?: boolean };

/** Tick or untick: the hand must not wait, so every list shows it at once. */
export function useTickTask() {
  const client = useQueryClient();
  const onSettled = useRefreshTasks();
  return useMutation({
    mutationFn: ({ id, isDone, anyway = false }: Tick) => {
      const params = { path: { task_id: id } };
      return isDone
        ? unwrap(
            api.PUT("/api/v1/tasks/{task_id}/completion", {
              params: { ...params, query: { anyway } },
            }),
          )
        : unwrap(api.DELETE("/api/v1/tasks/{task_id}/completion", { params }));
    },
    onMutate: async ({ id, isDone }) => {
      await client.cancelQueries({ queryKey: ["tasks"] });
      const before = client.getQueriesData<Shown>({ queryKey: ["tasks"] });
      const at = isDone ? new Date().toISOString() : null;
      client.setQueriesData<Shown>({ queryKey: ["tasks"] }, (shown) => withTick(shown, id, at));
      return { before };
    },
    onError: (_problem, _tick, context) => {
      for (const [key, page] of context?.before ?? []) client.setQueryData(key, page);
    },
    onSettled,
  });
}

export function useSkipTask() {
  const onSettled = useRefreshTasks();
  return useMutation({
    mutationFn: ({ id, version }: Task) =>
      unwrap(
        api.POST("/api/v1/tasks/{task_id}/skip", {
          params: { path: { task_id: id }, header: ifMatch(version) },
        }),
      ),
    onSettled,
  });
}

/** How many minutes before it is due its owner is reminded of a task. */
export function remindersQuery(task_id: string) {
  return queryOptions({
    queryKey: ["tasks", "reminders", task_id],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/tasks/{task_id}/reminders", { params: { path: { task_id } }, signal }),
      ),
    select: ({ minutes_before }) => minutes_before,
  });
}

export function useSetReminders(task_id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (minutes_before: number[]) =>
      unwrap(
        api.PUT("/api/v1/tasks/{task_id}/reminders", {
          params: { path: { task_id } },
          body: { minutes_before },
        }),
      ),
    onSuccess: (set) => client.setQueryData(remindersQuery(task_id).queryKey, set),
  });
}

export function useDeleteTask() {
  const onSuccess = useRefreshTasks();
  return useMutation({
    mutationFn: ({ id, version }: Task) =>
      unwrap(
        api.DELETE("/api/v1/tasks/{task_id}", {
          params: { path: { task_id: id }, header: ifMatch(version) },
        }),
      ),
    onSuccess,
  });
}

/** A list as the cache keeps it: one page, or all that were fetched so far. */
type Shown = Schema["TaskList"] | InfiniteData<Schema["TaskList"]>;

function withTick(shown: Shown | undefined, id: string, at: string | null): Shown | undefined {
  if (!shown) return shown;
  if ("pages" in shown) {
    return { ...shown, pages: shown.pages.map((page) => ticked(page, id, at)) };
  }
  return "items" in shown ? ticked(shown, id, at) : shown;
}

function ticked(page: Schema["TaskList"], id: string, completed_at: string | null) {
  const items = page.items.map((task) => (task.id === id ? { ...task, completed_at } : task));
  return { ...page, items };
}

/** Invite somebody to a meeting, note an answer, take somebody off the list. */
export function useAttendees(task_id: string) {
  const onSettled = useRefreshTasks();
  const add = useMutation({
    mutationFn: (body: Schema["AttendeeIn"]) =>
      unwrap(
        api.POST("/api/v1/tasks/{task_id}/attendees", { params: { path: { task_id } }, body }),
      ),
    onSettled,
  });
  const answer = useMutation({
    mutationFn: ({ id, ...body }: Schema["AttendanceIn"] & { id: string }) =>
      unwrap(
        api.PUT("/api/v1/attendees/{attendee_id}/answer", {
          params: { path: { attendee_id: id } },
          body,
        }),
      ),
    onSettled,
  });
  const remove = useMutation({
    mutationFn: (attendee_id: string) =>
      unwrap(api.DELETE("/api/v1/attendees/{attendee_id}", { params: { path: { attendee_id } } })),
    onSettled,
  });
  return { add, answer, remove };
}
