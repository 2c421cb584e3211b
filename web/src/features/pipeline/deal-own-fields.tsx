import { useMay } from "@/api/me";
import { OwnFields } from "@/ui/own/own-fields";

import type { EditDeal } from "./deal-header";
import type { Deal } from "./rules";

/** What the workspace itself wants to know of deals. */
export function DealOwnFields({ deal, edit }: { deal: Deal; edit: EditDeal }) {
  const mayWrite = useMay("write");
  return (
    <OwnFields
      kind="deal"
      values={deal.custom}
      version={deal.version}
      mayWrite={mayWrite}
      onSave={({ sent, shown, version }) => edit({ custom: sent }, { custom: shown }, version)}
    />
  );
}
