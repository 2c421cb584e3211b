import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, onlyOnce, type Schema, unwrap } from "@/api/client";
import { activityTypesQuery } from "@/api/lookups";

export type ActivityType = Schema["ActivityTypeOut"];

function useSettled() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: activityTypesQuery().queryKey });
}

export function useAddActivityType() {
  const onSettled = useSettled();
  return useMutation({
    mutationFn: (body: Schema["ActivityTypeIn"]) =>
      unwrap(api.POST("/api/v1/activity-types", { body, headers: onlyOnce() })),
    onSettled,
  });
}

type Change = { type: ActivityType; change: Schema["ActivityTypePatch"] };

export function useSaveActivityType() {
  const onSettled = useSettled();
  return useMutation({
    mutationFn: ({ type, change }: Change) =>
      unwrap(
        api.PATCH("/api/v1/activity-types/{type_id}", {
          params: { path: { type_id: type.id }, header: ifMatch(type.version) },
          body: change,
        }),
      ),
    onSettled,
  });
}
