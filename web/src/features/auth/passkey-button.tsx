import { Button } from "@mantine/core";
import { IconFingerprint } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { arePasskeysPossible, passkeyAt } from "@/api/factors";
import { ProblemAlert } from "@/ui/problem-alert";

/** Sign in without address and password. */
export function PasskeyButton({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("auth");
  const passkey = useMutation({
    meta: { quiet: true },
    mutationFn: () => passkeyAt("login"),
    onSuccess: onDone,
  });
  if (!arePasskeysPossible()) return null;
  return (
    <>
      <ProblemAlert error={passkey.error} />
      <Button
        size="md"
        variant="default"
        leftSection={<IconFingerprint size={18} />}
        loading={passkey.isPending}
        onClick={() => passkey.mutate()}
      >
        {t("passkey")}
      </Button>
    </>
  );
}
