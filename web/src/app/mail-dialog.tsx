import { lazy } from "react";
import { useTranslation } from "react-i18next";

import { usePlace } from "@/lib/place";
import { Boundary } from "@/ui/boundary";
import { Dialog } from "@/ui/dialog";
import { FormSkeleton } from "@/ui/skeletons";

const WriteForm = lazy(async () => ({
  default: (await import("@/features/mail/write-form")).WriteForm,
}));

/** `?compose=new` or the id of a draft: the composer over whatever page is on screen. */
export function MailDialog() {
  const { t } = useTranslation("common");
  const { search, set } = usePlace();
  const { compose, mailto, about } = search;
  const close = () => set({ compose: undefined, mailto: undefined, about: undefined });
  return (
    <Dialog opened={Boolean(compose)} onClose={close} title={t("mail.write")} size={820}>
      <Boundary key={compose} loading={<FormSkeleton />}>
        {compose && <WriteForm outgoingId={compose} to={mailto} about={about} onDone={close} />}
      </Boundary>
    </Dialog>
  );
}
