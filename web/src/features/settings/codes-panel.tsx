import { Button, Group, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { factorsQuery, useReadCodes, useRenewCodes } from "@/api/factors";
import { Dialog } from "@/ui/dialog";
import { RecoveryCodes } from "@/ui/factors/recovery-codes";
import { useIdentity } from "@/ui/factors/use-identity";
import { ProblemAlert } from "@/ui/problem-alert";

import { Panel } from "./panel";

/** The way in when the phone is lost. Codes are told once; then there can only be new ones. */
export function CodesPanel() {
  const { t } = useTranslation("security");
  const codes = useSuspenseQuery(factorsQuery()).data?.find(
    ({ type }) => type === "recovery_codes",
  );
  const read = useReadCodes();
  const renew = useRenewCodes();
  const { confirmed, dialog } = useIdentity();
  const [told, setTold] = useState<string[] | null>(null);
  const onSuccess = (factor: { unused_codes?: string[] } | undefined) =>
    setTold(factor?.unused_codes ?? []);
  if (!codes) return null;
  return (
    <Panel title={t("codes.title")} lead={t("codes.lead")}>
      <ProblemAlert error={read.error ?? renew.error} />
      <Group justify="space-between">
        <Text size="sm">{t("codes.left", { count: codes.unused_code_count ?? 0 })}</Text>
        <Group gap={8}>
          <Button
            variant="default"
            onClick={() => confirmed(() => read.mutate(undefined, { onSuccess }))}
          >
            {t("codes.show")}
          </Button>
          <Button
            variant="default"
            onClick={() => confirmed(() => renew.mutate(undefined, { onSuccess }))}
          >
            {t("codes.renew")}
          </Button>
        </Group>
      </Group>
      {dialog}
      <Dialog opened={told !== null} onClose={() => setTold(null)} title={t("codes.title")}>
        {told?.length ? <RecoveryCodes codes={told} /> : <Text>{t("codes.toldBefore")}</Text>}
      </Dialog>
    </Panel>
  );
}
