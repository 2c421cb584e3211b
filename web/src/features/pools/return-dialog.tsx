import { Button, Group, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Dialog } from "@/ui/dialog";

import { useReturn } from "./queries";

type Props = {
  place: { pool_id: string; record_id: string };
  name: string;
  onClose: () => void;
};

/** Why one gives it back, for whoever claims it next. */
export function ReturnDialog({ place, name, onClose }: Props) {
  const { t } = useTranslation("pools");
  const [reason, setReason] = useState("");
  const giveBack = useReturn();
  return (
    <Dialog opened onClose={onClose} title={t("returnOf", { name })}>
      <Stack>
        <Textarea
          data-autofocus
          label={t("reason")}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="end">
          <Button
            loading={giveBack.isPending}
            onClick={() => giveBack.mutate({ ...place, reason }, { onSuccess: onClose })}
          >
            {t("return")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
