import { useMutation } from "@tanstack/react-query";

import { api, unwrap } from "@/api/client";
import { useRefreshTasks } from "@/api/tasks";

/** Let a task wait for another one, or no longer. */
export function useTaskLinks(task_id: string) {
  const onSettled = useRefreshTasks();
  const tie = useMutation({
    mutationFn: (blocker_id: string) =>
      unwrap(
        api.PUT("/api/v1/tasks/{task_id}/blockers/{blocker_id}", {
          params: { path: { task_id, blocker_id } },
        }),
      ),
    onSettled,
  });
  const untie = useMutation({
    mutationFn: (link_id: string) =>
      unwrap(api.DELETE("/api/v1/task-links/{link_id}", { params: { path: { link_id } } })),
    onSettled,
  });
  return { tie, untie };
}
