import {
  queryOptions,
  useMutation,
  useMutationState,
  useQueryClient,
  useSuspenseQuery,
} from "@tanstack/react-query";

import { api, type Schema, unwrap } from "@/api/client";

import { dealKey } from "./queries";
import { placed, type Spot, type Stakeholder } from "./stakeholder-rules";

function stakeholdersQuery(dealId: string) {
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

type Placing = { person: Stakeholder; spot: Spot };

function placingKey(dealId: string) {
  return ["place-stakeholder", dealId];
}

/** Who stands where: as the server knows it, with what it has not answered yet on top. */
export function useStakeholders(dealId: string): Schema["Stakeholders"] {
  const { items, gaps } = useSuspenseQuery(stakeholdersQuery(dealId)).data;
  // Whatever is read meanwhile, nobody jumps back to where they stood before.
  const unanswered = useMutationState({
    filters: { mutationKey: placingKey(dealId), status: "pending" },
    select: ({ state }) => state.variables as Placing,
  });
  const shown = unanswered.reduce(
    (people, { person, spot }) => placed(people, person.person_id, spot),
    items,
  );
  return { items: shown, gaps };
}

/** Put somebody at another place of the map, one move after the other. */
export function usePlace(dealId: string) {
  const client = useQueryClient();
  const queryKey = stakeholdersKey(dealId);
  return useMutation({
    mutationKey: placingKey(dealId),
    scope: { id: placingKey(dealId).join(" ") },
    mutationFn: ({ person, spot }: Placing) => {
      const params = { path: { deal_id: dealId, person_id: person.person_id } };
      const body = { ...spot } as Schema["DealPersonIn"];
      return unwrap(api.PUT("/api/v1/deals/{deal_id}/people/{person_id}", { params, body }));
    },
    onSuccess: (_answer, { person, spot }) => {
      client.setQueryData<Schema["Stakeholders"]>(
        queryKey,
        (known) => known && { ...known, items: placed(known.items, person.person_id, spot) },
      );
    },
    onSettled: () => void client.invalidateQueries({ queryKey: dealKey(dealId) }),
  });
}
