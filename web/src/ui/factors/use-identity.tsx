import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { sessionQuery } from "@/api/session";

import { IdentityDialog } from "./identity-dialog";

const GOOD_FOR = 240_000; // a little less than the server's five minutes
let confirmedAt = 0;

/** Before something that matters one says once more who one is; that is good for some minutes. */
export function useIdentity() {
  const [wish, setWish] = useState<(() => void) | null>(null);
  const session = useQuery(sessionQuery()).data;
  const cannotAsk = session !== undefined && !session.hasPassword && session.types.length === 0;
  const confirmed = (act: () => void) => {
    if (cannotAsk || Date.now() - confirmedAt < GOOD_FOR) act();
    else setWish(() => act);
  };
  const dialog = (
    <IdentityDialog
      opened={wish !== null}
      hasPassword={session?.hasPassword ?? true}
      types={session?.types ?? []}
      onClose={() => setWish(null)}
      onConfirmed={() => {
        confirmedAt = Date.now();
        setWish(null);
        wish?.();
      }}
    />
  );
  return { confirmed, dialog };
}
