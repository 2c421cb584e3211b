import { Button, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";
import { Dialog } from "@/ui/dialog";
import { ListSkeleton } from "@/ui/skeletons";

import { MergeForm } from "./merge-form";
import type { Kind, Pair } from "./queries";

type Props = { kind: Kind; pair: Pair; onClose: () => void };

/** Which of the two stays, and which value of each field. */
export function MergeDialog({ kind, pair, onClose }: Props) {
  const { t } = useTranslation("duplicates");
  const [isSwapped, setSwapped] = useState(false);
  const [survivor, loser] = isSwapped ? [pair.second, pair.first] : [pair.first, pair.second];
  return (
    <Dialog opened onClose={onClose} title={t("mergeTitle")} size="lg">
      <Stack gap="md">
        <Button
          variant="default"
          size="compact-sm"
          w="fit-content"
          onClick={() => setSwapped(!isSwapped)}
        >
          {t("swap", { name: loser.name })}
        </Button>
        <Boundary loading={<ListSkeleton rows={5} />}>
          <MergeForm
            key={survivor.id}
            kind={kind}
            merge={{ survivor_id: survivor.id, loser_id: loser.id }}
            onDone={onClose}
          />
        </Boundary>
      </Stack>
    </Dialog>
  );
}
