import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { api, ifMatch, unwrap } from "@/api/client";
import { usePlace } from "@/lib/place";
import { formatWhen } from "@/lib/when";
import { tellWithUndo } from "@/ui/toasts";
import { useLocale } from "@/ui/use-locale";

import type { Keeper } from "./draft";
import { oneOutgoingQuery } from "./queries";
import { useTakeBack } from "./writes";

/** When it leaves, and whether it does although somebody is not to be written to. */
type Leaving = { send_at: string | null; even_so: boolean };

/** Send what is written; for a while it can be taken back, and is open again then. */
export function useSend(keeper: Keeper, onDone: () => void) {
  const { t } = useTranslation("mail");
  const place = useLocale();
  const client = useQueryClient();
  const { set } = usePlace();
  const takeBack = useTakeBack();
  const undo = (id: string) =>
    takeBack.mutateAsync(id).then(
      () => set({ compose: id }),
      () => undefined, // the refusal is told by the query client
    );
  return useMutation({
    meta: { quiet: true },
    mutationFn: async ({ send_at, even_so }: Leaving) => {
      const { id, version } = await keeper.flush();
      const params = { path: { outgoing_id: id } };
      const asked = { params, headers: ifMatch(version), body: { send_at, even_so } };
      return unwrap(api.POST("/api/v1/outgoing/{outgoing_id}/send", asked));
    },
    onSuccess: (one, { send_at }) => {
      keeper.enclosed(one);
      keeper.forget();
      client.setQueryData(oneOutgoingQuery(one.id).queryKey, one);
      const when = send_at && formatWhen(send_at, place);
      tellWithUndo(when ? t("told.later", { when }) : t("told.sending"), () => void undo(one.id));
      onDone();
    },
  });
}
