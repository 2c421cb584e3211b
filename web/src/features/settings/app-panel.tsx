import { Button, Group, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { factorsQuery, useRemoveApp } from "@/api/factors";
import { Boundary } from "@/ui/boundary";
import { Dialog } from "@/ui/dialog";
import { AppSetup } from "@/ui/factors/app-setup";
import { useIdentity } from "@/ui/factors/use-identity";
import { ProblemAlert } from "@/ui/problem-alert";
import { StatusBadge } from "@/ui/status-badge";
import { tell } from "@/ui/toasts";
import { When } from "@/ui/when";

import { Panel } from "./panel";

/** Codes of an app on the phone, as a second step after the password. */
export function AppPanel() {
  const { t } = useTranslation("security");
  const factors = useSuspenseQuery(factorsQuery()).data;
  const app = factors?.find(({ type }) => type === "totp");
  const remove = useRemoveApp();
  const { confirmed, dialog } = useIdentity();
  const [isAdding, setAdding] = useState(false);
  const done = () => {
    setAdding(false);
    tell(t("app.isOn"));
  };
  return (
    <Panel title={t("app.title")} lead={t("app.lead")}>
      <ProblemAlert error={remove.error} />
      <Group justify="space-between">
        {app ? (
          <Text size="sm">
            <StatusBadge tone="good">{t("app.on")}</StatusBadge> {t("since")}{" "}
            <When at={new Date(app.created_at * 1000).toISOString()} />
          </Text>
        ) : (
          <StatusBadge tone="quiet">{t("app.off")}</StatusBadge>
        )}
        {app ? (
          <Button
            variant="default"
            loading={remove.isPending}
            onClick={() => confirmed(() => remove.mutate(undefined))}
          >
            {t("app.remove")}
          </Button>
        ) : (
          <Button onClick={() => confirmed(() => setAdding(true))}>{t("app.add")}</Button>
        )}
      </Group>
      {dialog}
      <Dialog opened={isAdding} onClose={() => setAdding(false)} title={t("app.title")}>
        <Boundary>
          <AppSetup onDone={done} />
        </Boundary>
      </Dialog>
    </Panel>
  );
}
