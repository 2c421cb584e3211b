import { Text } from "@mantine/core";
import { useMutationState, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { Dialog } from "@/ui/dialog";

import { unmetOf } from "./criteria";
import { UnmetList } from "./unmet-list";
import { CHANGE, useChange, type Wish } from "./use-changes";

/** A move that was refused: what is missing, what fixes it, and the way on for those who may. */
export function UnmetDialog() {
  const { t } = useTranslation("pipeline");
  const client = useQueryClient();
  const change = useChange();
  const failed = useMutationState({
    filters: { mutationKey: CHANGE, status: "error" },
    select: (mutation) => mutation,
  });
  const refused = failed.findLast((mutation) => unmetOf(mutation.state.error));
  const unmet = unmetOf(refused?.state.error);
  const wish = refused?.state.variables as Wish | undefined;
  const close = () => {
    for (const mutation of failed) client.getMutationCache().remove(mutation);
  };
  const again = (reason: string) => {
    close();
    if (wish) change({ ...wish, reason });
  };
  return (
    <Dialog opened={unmet !== undefined} onClose={close} title={t("criteria.refused")}>
      <Text size="sm" c="dimmed" mb="sm">
        {t("criteria.refusedLead")}
      </Text>
      {unmet && wish && (
        <UnmetList
          dealId={wish.dealId}
          criteria={unmet.criteria}
          mayOverride={unmet.may_override}
          onAgain={again}
          onClose={close}
        />
      )}
    </Dialog>
  );
}
