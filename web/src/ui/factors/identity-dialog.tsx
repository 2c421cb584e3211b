import { Button, Group, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { passkeyAt } from "@/api/factors";
import { confirmByCode, confirmByPassword } from "@/api/session";

import { Dialog } from "@/ui/dialog";
import { ProblemAlert } from "@/ui/problem-alert";

type Props = {
  opened: boolean;
  hasPassword: boolean;
  types: string[];
  onClose: () => void;
  onConfirmed: () => void;
};

const meta = { quiet: true };

export function IdentityDialog({ opened, hasPassword, types, onClose, onConfirmed }: Props) {
  const { t } = useTranslation("security");
  const form = useForm({ initialValues: { said: "" } });
  const say = useMutation({ meta, mutationFn: hasPassword ? confirmByPassword : confirmByCode });
  const passkey = useMutation({ meta, mutationFn: () => passkeyAt("reauthenticate") });
  const done = () => {
    form.reset();
    onConfirmed();
  };
  const Input = hasPassword ? PasswordInput : TextInput;
  return (
    <Dialog opened={opened} onClose={onClose} title={t("identity.title")}>
      <form onSubmit={form.onSubmit(({ said }) => say.mutate(said, { onSuccess: done }))}>
        <Stack gap="md">
          <Text size="sm">{t("identity.lead")}</Text>
          <ProblemAlert error={say.error ?? passkey.error} />
          <Input
            label={hasPassword ? t("identity.password") : t("identity.code")}
            autoComplete={hasPassword ? "current-password" : "one-time-code"}
            required
            withAsterisk={false}
            data-autofocus
            {...form.getInputProps("said")}
          />
          <Group justify="end">
            {types.includes("webauthn") && (
              <Button
                variant="default"
                loading={passkey.isPending}
                onClick={() => passkey.mutate(undefined, { onSuccess: done })}
              >
                {t("identity.passkey")}
              </Button>
            )}
            <Button type="submit" loading={say.isPending}>
              {t("identity.confirm")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
