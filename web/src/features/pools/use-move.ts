import { useTranslation } from "react-i18next";

import { tellWithUndo } from "@/ui/toasts";

import { type Pool, useMoveRecords } from "./queries";

/** Give records of a pool to somebody or take them out of it, with the way back into it. */
export function useMove(pool: Pool) {
  const { t } = useTranslation("pools");
  const { mutateAsync } = useMoveRecords(pool.id);
  return (ids: string[], member_id?: string): Promise<void> =>
    mutateAsync(member_id ? { ids, to: "member", member_id } : { ids, to: "nobody" }).then(
      () => {
        const many = { count: ids.length };
        const told = member_id ? t("told.given", many) : t("told.takenOut", many);
        tellWithUndo(told, () => void mutateAsync({ ids, to: "pool" }).catch(() => undefined));
      },
      () => undefined, // the refusal is told by the query client
    );
}
