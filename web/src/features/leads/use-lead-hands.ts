import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { usePlace } from "@/lib/place";
import { formatDay } from "@/lib/when";
import { tell, tellWithUndo } from "@/ui/toasts";
import { useLocale } from "@/ui/use-locale";

import { useAssignLead, useConvertLead, useMoveLead, useTakeBack } from "./lead-writes";
import type { Lead } from "./queries";
import { type Act, nameOf } from "./rules";

/** What can be done with a lead, each answered with a sentence and, where there is one, the way back. */
export function useLeadHands(onLeave: (() => void) | undefined) {
  const { t } = useTranslation("leads");
  const place = useLocale();
  const { set } = usePlace();
  const { mutateAsync: move } = useMoveLead();
  const { mutateAsync: assign } = useAssignLead();
  const { mutate: takeBack } = useTakeBack();
  const convert = useConvertLead();

  const put = (lead: Lead, wanted: Schema["LeadStateIn"]) => {
    onLeave?.();
    const day = wanted.until ? formatDay(wanted.until, place) : "";
    const state = wanted.state === "new" ? "working" : wanted.state;
    move({ lead, move: wanted }).then(
      (moved) => tellWithUndo(t(`told.${state}`, { name: nameOf(lead), day }), moved),
      () => undefined, // the refusal itself is told by the query client
    );
  };
  return {
    /** Do what needs no more words at once; open the dialog for what does. */
    start: (lead: Lead, act: Act) => {
      if (act === "work" || act === "reopen") put(lead, { state: "working" });
      else set({ act }, { replace: true });
    },
    put,
    give: (lead: Lead, owner: { id: string | null; name: string }) => {
      onLeave?.();
      assign({ lead, owner_id: owner.id }).then(
        () => {
          const told = t("told.assigned", { name: nameOf(lead), owner: owner.name });
          if (owner.id) tellWithUndo(told, () => takeBack([lead.id]));
          else tell(told);
        },
        () => undefined,
      );
    },
    /** The notice comes even if the lead has gone from the screen by then: hence a promise. */
    qualify: (lead: Lead, body: Schema["ConversionIn"], onDone: () => void) =>
      void convert.mutateAsync({ lead, body }).then(
        (made) => {
          onDone();
          onLeave?.();
          tellWithUndo(t("told.qualified", { name: nameOf(lead) }), made);
        },
        () => undefined, // the form shows the refusal
      ),
    refusal: convert.error,
    isBusy: convert.isPending,
  };
}
