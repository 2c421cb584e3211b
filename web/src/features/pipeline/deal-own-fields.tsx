import { useMe } from "@/api/me";
import { OwnFields } from "@/ui/own/own-fields";

import type { EditDeal } from "./deal-header";
import type { Deal } from "./rules";

/** What the workspace itself wants to know of deals. */
export function DealOwnFields({ deal, edit }: { deal: Deal; edit: EditDeal }) {
  const mayWrite = useMe().can.includes("write");
  return (
    <OwnFields
      kind="deal"
      values={deal.custom}
      mayWrite={mayWrite}
      onSave={({ sent, shown }) => edit({ custom: sent }, { custom: shown })}
    />
  );
}
