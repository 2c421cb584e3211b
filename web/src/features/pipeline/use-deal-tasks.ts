import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, onlyOnce, type Schema, unwrap } from "@/api/client";

import { refreshSoon } from "./refresh";

type Task = Schema["TaskOut"];

/** Planning and ticking off what is next on a deal. */
export function useDealTasks(dealId: string) {
  const client = useQueryClient();
  const onSettled = () => {
    void client.invalidateQueries({ queryKey: ["tasks"] });
    refreshSoon(client, 100);
  };
  const add = useMutation({
    mutationFn: (task: Schema["TaskIn"]) =>
      unwrap(
        api.POST("/api/v1/tasks", { body: { ...task, deal_id: dealId }, headers: onlyOnce() }),
      ),
    onSettled,
  });
  const tick = useMutation({
    mutationFn: ({
      id,
      isDone,
      anyway = false,
    }: {
      id: string;
      isDone: boolean;
      anyway?: boolean;
    }) => {
      const params = { path: { task_id: id } };
      return isDone
        ? unwrap(
            api.PUT("/api/v1/tasks/{task_id}/completion", {
              params: { ...params, query: { anyway } },
            }),
          )
        : unwrap(api.DELETE("/api/v1/tasks/{task_id}/completion", { params }));
    },
    onSettled,
  });
  const remove = useMutation({
    mutationFn: ({ id, version }: Task) => {
      const params = { path: { task_id: id } };
      return unwrap(api.DELETE("/api/v1/tasks/{task_id}", { params, headers: ifMatch(version) }));
    },
    onSettled,
  });
  return { add, tick, remove };
}
