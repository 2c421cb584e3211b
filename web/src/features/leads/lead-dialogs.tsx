import { useTranslation } from "react-i18next";

import { usePlace } from "@/lib/place";
import { Boundary } from "@/ui/boundary";
import { Dialog } from "@/ui/dialog";
import { FormSkeleton } from "@/ui/skeletons";

import { AssignForm } from "./assign-form";
import { ConvertForm } from "./convert-form";
import { DisqualifyForm } from "./disqualify-form";
import type { Lead } from "./queries";
import { RecycleForm } from "./recycle-form";
import { actsOf, nameOf } from "./rules";

const FORMS = {
  qualify: ConvertForm,
  disqualify: DisqualifyForm,
  recycle: RecycleForm,
  assign: AssignForm,
};

export type FormProps = { lead: Lead; onDone: () => void; onLeave: (() => void) | undefined };

/** `?act=qualify` and the like: what needs more words before it is done with the lead in hand. */
export function LeadDialogs({ lead, onLeave }: Omit<FormProps, "onDone">) {
  const { t } = useTranslation("leads");
  const { search, set } = usePlace();
  // Behind a lead that was opened over the inbox nothing is asked.
  const asked = onLeave && search.lead ? undefined : search.act;
  const act = actsOf(lead.state).find((one) => one === asked) as keyof typeof FORMS | undefined;
  const Form = act && FORMS[act];
  const close = () => set({ act: undefined }, { replace: true });
  return (
    <Dialog
      opened={Boolean(Form)}
      onClose={close}
      title={act && t(`ask.${act}`, { name: nameOf(lead) })}
      size={act === "qualify" ? 620 : 460}
    >
      <Boundary loading={<FormSkeleton />}>
        {Form && <Form lead={lead} onDone={close} onLeave={onLeave} />}
      </Boundary>
    </Dialog>
  );
}
