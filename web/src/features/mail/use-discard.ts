import { useTranslation } from "react-i18next";

import { api, unwrap } from "@/api/client";
import { usePlace } from "@/lib/place";
import { ask } from "@/ui/ask";
import { tellProblem, tellWithUndo } from "@/ui/toasts";

import { type Content, type Keeper, keepDraft } from "./draft";

/** Throw a draft away. Its text can be had back, files that were in it cannot. */
export function useDiscard(keeper: Keeper, onDone: () => void) {
  const { t } = useTranslation("mail");
  const { set } = usePlace();
  const writeAgain = async (content: Content) => {
    const again = keepDraft({ id: crypto.randomUUID(), content });
    const kept = await again.flush().catch(tellProblem);
    if (kept) set({ compose: kept.id });
  };
  return async () => {
    const { kept, content, step } = keeper.now();
    if (kept && kept.enclosures.length > 0) {
      const isSure = await ask({
        title: t("discard.title"),
        text: t("discard.text", { count: kept.enclosures.length }),
        yes: t("discard.yes"),
        no: t("discard.no"),
      });
      if (!isSure) return;
    }
    onDone();
    await keeper.forget();
    if (!kept && step === "still") return;
    const outgoing_id = keeper.now().kept?.id;
    if (outgoing_id) {
      const params = { path: { outgoing_id } };
      await unwrap(api.DELETE("/api/v1/outgoing/{outgoing_id}", { params })).catch(tellProblem);
    }
    tellWithUndo(t("told.discarded"), () => void writeAgain(content));
  };
}
