import { Anchor, Button, Stack, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useReadCodes } from "@/api/factors";
import { signOut } from "@/api/session";
import { Boundary } from "@/ui/boundary";
import { AppSetup } from "@/ui/factors/app-setup";
import { RecoveryCodes } from "@/ui/factors/recovery-codes";
import { useIdentity } from "@/ui/factors/use-identity";

import { Door } from "./door";
import { useEntering } from "./use-entering";

/** The workspace asks for a second factor: one sets it up here, then goes on. */
export function FactorPage() {
  const { t } = useTranslation("auth");
  const enter = useEntering();
  const navigate = useNavigate();
  const { confirmed, dialog } = useIdentity();
  const [isReady, setReady] = useState(false);
  const read = useReadCodes();
  const codes = read.data?.unused_codes;
  if (read.isSuccess) {
    return (
      <Door title={t("factor.codes")}>
        <Stack gap="lg">
          {codes && <RecoveryCodes codes={codes} />}
          <Button size="md" onClick={() => void enter()}>
            {t("factor.goOn")}
          </Button>
        </Stack>
      </Door>
    );
  }
  return (
    <Door title={t("factor.title")} lead={t("factor.lead")}>
      {isReady ? (
        <Boundary>
          <AppSetup onDone={() => read.mutate(undefined)} />
        </Boundary>
      ) : (
        <Stack gap="md">
          <Text size="sm">{t("factor.what")}</Text>
          <Button size="md" onClick={() => confirmed(() => setReady(true))}>
            {t("factor.start")}
          </Button>
        </Stack>
      )}
      {dialog}
      <Anchor
        component="button"
        type="button"
        size="sm"
        onClick={() => void signOut().then(() => navigate({ to: "/sign-in" }))}
      >
        {t("factor.leave")}
      </Anchor>
    </Door>
  );
}
