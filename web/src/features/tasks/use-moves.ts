import { useMutation, useMutationState, useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, type Schema, unwrap } from "@/api/client";
import { type Task, useRefreshTasks } from "@/api/tasks";

import { type Move, type TaskBoard, withMove } from "./board-rules";
import { BOARD } from "./queries";

const MOVE = ["tasks", "move"];
type Sent = Move & { write: () => Promise<Task> };

/**
 * Move a card. The board is what the server said, plus the moves still on their way
 * (`usePendingMoves`): a refused one falls out of that list, and the card is back where it was.
 */
export function useMoveCard() {
  const client = useQueryClient();
  const refresh = useRefreshTasks();
  return useMutation({
    mutationKey: MOVE,
    mutationFn: ({ write }: Sent) => write(),
    onMutate: () => client.cancelQueries({ queryKey: BOARD }),
    onSuccess: (task, { to }) => {
      client.setQueriesData<TaskBoard>(
        { queryKey: BOARD },
        (board) => board && withMove(board, { task, to, change: {} }),
      );
    },
    onSettled: () => void refresh(),
  });
}

/** Moves the server has not answered yet, oldest first. */
export function usePendingMoves(): Move[] {
  return useMutationState({
    filters: { mutationKey: MOVE, status: "pending" },
    select: (mutation) => mutation.state.variables as Sent,
  });
}

export function putProgress(id: string, progress: Schema["TaskColumn"], anyway = false) {
  return unwrap(
    api.PUT("/api/v1/tasks/{task_id}/progress", {
      params: { path: { task_id: id } },
      body: { progress, anyway },
    }),
  );
}

export function reopen(task_id: string) {
  return unwrap(
    api.DELETE("/api/v1/tasks/{task_id}/completion", { params: { path: { task_id } } }),
  );
}

export function patchDue(
  { id, version }: Task,
  due: Pick<Schema["TaskPatch"], "due_at" | "all_day">,
) {
  return unwrap(
    api.PATCH("/api/v1/tasks/{task_id}", {
      params: { path: { task_id: id }, header: ifMatch(version) },
      body: due,
    }),
  );
}

export function useSetProgress() {
  const onSettled = useRefreshTasks();
  return useMutation({
    mutationFn: ({ task, to }: { task: Task; to: Task["progress"] }) => putProgress(task.id, to),
    onSettled,
  });
}
