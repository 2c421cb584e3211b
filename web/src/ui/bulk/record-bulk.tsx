import type { ReactNode } from "react";

import type { MakeExport } from "@/api/exports";

import { BulkBar } from "./bulk-bar";
import { BulkOwner } from "./bulk-owner";
import type { Selection } from "./use-selection";

type Given = { delete: true } | { edit: { owner_id: string } };
type Props = {
  selection: Selection;
  bulk: { isPending: boolean; chooseAll: () => void; perform: (what: Given) => void };
  make: MakeExport;
  children: ReactNode;
};

/** What can be done with records of every kind: give them to somebody, and delete them. */
export function RecordBulk({ selection, bulk, make, children }: Props) {
  return (
    <BulkBar
      selection={selection}
      isBusy={bulk.isPending}
      make={make}
      onAll={bulk.chooseAll}
      onDelete={() => bulk.perform({ delete: true })}
    >
      <BulkOwner onOwner={(owner_id) => bulk.perform({ edit: { owner_id } })} />
      {children}
    </BulkBar>
  );
}
