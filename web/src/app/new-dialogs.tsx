import { lazy } from "react";
import { useTranslation } from "react-i18next";

import { usePlace } from "@/lib/place";
import { Boundary } from "@/ui/boundary";
import { Dialog } from "@/ui/dialog";
import { FormSkeleton } from "@/ui/skeletons";

const FORMS = {
  deal: lazy(async () => ({
    default: (await import("@/features/pipeline/new-deal-form")).NewDealForm,
  })),
  company: lazy(async () => ({
    default: (await import("@/features/people/new-company-form")).NewCompanyForm,
  })),
  person: lazy(async () => ({
    default: (await import("@/features/people/new-person-form")).NewPersonForm,
  })),
  lead: lazy(async () => ({
    default: (await import("@/features/leads/new-lead-form")).NewLeadForm,
  })),
  task: lazy(async () => ({
    default: (await import("@/features/tasks/new-task-form")).NewTaskForm,
  })),
};

/** `?new=deal` and the like: the feature's form in a dialog over whatever page is on screen. */
export function NewDialogs() {
  const { t } = useTranslation("common");
  const { search, set } = usePlace();
  const kind = search.new as keyof typeof FORMS | undefined;
  const Form = kind && FORMS[kind];
  const close = () => set({ new: undefined });
  return (
    <Dialog opened={Boolean(Form)} onClose={close} title={kind && t(`new.${kind}`)} size={520}>
      <Boundary loading={<FormSkeleton />}>{Form && <Form onDone={close} />}</Boundary>
    </Dialog>
  );
}
