import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, type Schema, unwrap } from "@/api/client";

import { dealKey } from "./queries";
import type { Spot, Stakeholder } from "./stakeholder-rules";

export function stakeholdersQuery(dealId: string) {
  return queryOptions({
    queryKey: stakeholdersKey(dealId),
    queryFn: ({ signal }) => {
      const params = { path: { deal_id: dealId } };
      return unwrap(api.GET("/api/v1/deals/{deal_id}/stakeholders", { params, signal }));
    },
  });
}

function stakeholdersKey(dealId: string) {
  return [...dealKey(dealId), "stakeholders"];
}

/** Put somebody at another place of the map; it is shown at once. */
export function usePlace(dealId: string) {
  const client = useQueryClient();
  const queryKey = stakeholdersKey(dealId);
  return useMutation({
    mutationFn: ({ person, spot }: { person: Stakeholder; spot: Spot }) => {
      const params = { path: { deal_id: dealId, person_id: person.person_id } };
      const body = { ...spot } as Schema["DealPersonIn"];
      return unwrap(api.PUT("/api/v1/deals/{deal_id}/people/{person_id}", { params, body }));
    },
    onMutate: async ({ person, spot }) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<Schema["Stakeholders"]>(queryKey);
      client.setQueryData<Schema["Stakeholders"]>(
        queryKey,
        (known) =>
          known && {
            ...known,
            items: known.items.map((one) =>
              one.person_id === person.person_id ? { ...one, ...spot } : one,
            ),
          },
      );
      return { before };
    },
    onError: (_problem, _wish, context) => client.setQueryData(queryKey, context?.before),
    onSettled: () => client.invalidateQueries({ queryKey: dealKey(dealId) }),
  });
}
