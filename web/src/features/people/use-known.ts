import type { Picked } from "@/ui/record-picker";

import { useCreateCompany, useCreatePerson } from "./queries";

/** The id of what was picked; only a name is made known first. */
export function useKnown() {
  const { mutateAsync: newCompany } = useCreateCompany();
  const { mutateAsync: newPerson } = useCreatePerson();
  return async (kind: "company" | "person", { id, name }: Picked): Promise<string> => {
    if (id) return id;
    const made = await (kind === "company" ? newCompany({ name }) : newPerson({ name }));
    return made.id;
  };
}
