import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, onlyOnce, type Schema, unwrap } from "@/api/client";
import type { Picked } from "@/ui/record-picker";

import { dealKey } from "./queries";
import type { Deal } from "./rules";

export type Role = Schema["DealPersonOut"]["role"];

/** Who has which part in a deal; somebody nobody knows yet becomes a person of its company first. */
export function useDealPeople(deal: Deal) {
  const client = useQueryClient();
  const onSettled = () => {
    void client.invalidateQueries({ queryKey: dealKey(deal.id) });
    void client.invalidateQueries({ queryKey: ["timeline", "deal", deal.id] });
  };
  const pathOf = (personId: string) => ({ path: { deal_id: deal.id, person_id: personId } });
  const put = async ({ person, role }: { person: Picked; role: Role }) => {
    const id = person.id ?? (await createPerson(person.name, deal.company_id)).id;
    const params = pathOf(id);
    return unwrap(
      api.PUT("/api/v1/deals/{deal_id}/people/{person_id}", { params, body: { role } }),
    );
  };
  const take = (personId: string) =>
    unwrap(api.DELETE("/api/v1/deals/{deal_id}/people/{person_id}", { params: pathOf(personId) }));
  return {
    set: useMutation({ mutationFn: put, onSettled }),
    remove: useMutation({ mutationFn: take, onSettled }),
  };
}

function createPerson(name: string, companyId: string | null) {
  const body = { name, ...(companyId && { company_id: companyId }) };
  return unwrap(api.POST("/api/v1/people", { body, headers: onlyOnce() }));
}
