import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { isUnderWay, type Work, worksKey } from "@/api/works";
import { tell, tellWithUndo } from "@/ui/toasts";

import type { Selection } from "./use-selection";

/** What every bulk edit can be told: to which records, or only to count them. */
export type Target = Pick<Schema["BulkDealsIn"], "ids" | "is_trial" | "delete">;

/** Do the same to all that are chosen: few at once, many as a job that the shell shows. */
export function useBulk<What extends Target>(
  selection: Selection,
  send: (body: What) => Promise<Work>,
) {
  const { t } = useTranslation("common");
  const client = useQueryClient();
  const { mutateAsync, isPending } = useMutation({ mutationFn: send });
  const tellOf = (work: Work) => {
    if (isUnderWay(work)) {
      // Shown at once: it may be done before the server is asked what is on its way.
      client.setQueryData<Work[]>(worksKey, (works = []) => [work, ...works]);
      return void client.invalidateQueries({ queryKey: worksKey });
    }
    const refused = work.counts.refused ?? 0;
    const done = work.counts.done ?? 0;
    const words =
      work.deed === "enrol" ? t("bulk.enrolled", { count: done }) : t("bulk.told", { count: done });
    const rest = refused ? ` ${t("bulk.refused", { count: refused })}` : "";
    if (done) tellWithUndo(words + rest, work);
    else tell(rest || t("bulk.same"));
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "me" });
  };
  const ask = (what: Omit<What, "ids">) => mutateAsync({ ...what, ...selection.target } as What);
  return {
    isPending,
    perform: (what: Omit<What, "ids">) =>
      void ask(what).then(
        (work) => {
          selection.clear();
          tellOf(work);
        },
        () => undefined, // the refusal of the whole is told by the query client
      ),
    /** Choose all that the list shows; the server counts them. */
    chooseAll: () =>
      void mutateAsync({ delete: true, is_trial: true } as What).then(
        ({ total }) => selection.chooseAll(total),
        () => undefined,
      ),
  };
}
