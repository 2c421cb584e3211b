import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { tellWithUndo } from "@/ui/toasts";

import { restoreDeal } from "./deal-writes";
import { refreshSoon } from "./refresh";
import type { Deal } from "./rules";
import { tellWon } from "./tell-won";
import {
  type Closing,
  useCloseDeal,
  useDeleteDeal,
  useReopenDeal,
  useTransferDeal,
} from "./use-changes";

/** What can be done to a deal as a whole, each with its way back. */
export function useDealActs(deal: Deal, onGone: () => void) {
  const { t } = useTranslation("pipeline");
  const client = useQueryClient();
  const [asking, ask] = useState<"lost" | "other">();
  const [closeDeal, reopenDeal] = [useCloseDeal(), useReopenDeal()];
  const [deleteDeal, transferDeal] = [useDeleteDeal(), useTransferDeal()];
  const restore = useMutation({
    mutationFn: () => restoreDeal(deal.id),
    onSettled: () => refreshSoon(client, 0),
  });
  const { id, title, stage_id: home } = deal;
  return {
    asking,
    ask,
    reopen: () => reopenDeal(id),
    win: () => closeDeal(id, { status: "won" }, () => tellWon(deal, () => reopenDeal(id))),
    close: (closing: Closing) =>
      closeDeal(id, closing, () =>
        tellWithUndo(t(`told.${closing.status}`, { title }), () => reopenDeal(id)),
      ),
    transfer: (stage: { id: string; name: string }) =>
      transferDeal(id, stage.id, () =>
        tellWithUndo(t("told.moved", { title, stage: stage.name }), () => transferDeal(id, home)),
      ),
    remove: () =>
      deleteDeal(id, () => {
        onGone();
        tellWithUndo(t("told.deleted", { title }), () => restore.mutate());
      }),
  };
}
