import { useState } from "react";
import { useTranslation } from "react-i18next";

import { tellWithUndo } from "@/ui/toasts";

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
  const [asking, ask] = useState<"lost" | "other">();
  const [closeDeal, reopenDeal] = [useCloseDeal(), useReopenDeal()];
  const [deleteDeal, transferDeal] = [useDeleteDeal(), useTransferDeal()];
  const { id, title } = deal;
  return {
    asking,
    ask,
    reopen: () => reopenDeal(id),
    win: () => closeDeal(id, { status: "won" }, (answer) => tellWon(deal, answer)),
    close: (closing: Closing) =>
      closeDeal(id, closing, (answer) =>
        tellWithUndo(t(`told.${closing.status}`, { title }), answer),
      ),
    transfer: (stage: { id: string; name: string }) =>
      transferDeal(id, stage.id, (answer) =>
        tellWithUndo(t("told.moved", { title, stage: stage.name }), answer),
      ),
    remove: () =>
      deleteDeal(id, (answer) => {
        onGone();
        tellWithUndo(t("told.deleted", { title }), answer);
      }),
  };
}
