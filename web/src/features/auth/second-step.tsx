import { Anchor, Button, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { arePasskeysPossible, passkeyAt } from "@/api/factors";
import { signInByCode } from "@/api/session";
import { ProblemAlert } from "@/ui/problem-alert";

import { Door } from "./door";

type Props = { types: string[]; onDone: () => void; onBack: () => void };

const meta = { quiet: true };

/** The password was right; now the code of the app, a recovery code, or a passkey. */
export function SecondStep({ types, onDone, onBack }: Props) {
  const { t } = useTranslation("auth");
  const form = useForm({ initialValues: { code: "" } });
  const give = useMutation({ meta, mutationFn: signInByCode, onSuccess: onDone });
  const passkey = useMutation({
    meta,
    mutationFn: () => passkeyAt("authenticate"),
    onSuccess: onDone,
  });
  return (
    <Door title={t("step.title")} lead={t("step.lead")}>
      <form onSubmit={form.onSubmit(({ code }) => give.mutate(code))}>
        <Stack gap="md">
          <ProblemAlert error={give.error ?? passkey.error} />
          <TextInput
            label={t("step.code")}
            description={t("step.hint")}
            autoComplete="one-time-code"
            required
            withAsterisk={false}
            autoFocus
            {...form.getInputProps("code")}
          />
          <Button type="submit" size="md" loading={give.isPending}>
            {t("step.do")}
          </Button>
          {types.includes("webauthn") && arePasskeysPossible() && (
            <Button
              size="md"
              variant="default"
              loading={passkey.isPending}
              onClick={() => passkey.mutate()}
            >
              {t("passkey")}
            </Button>
          )}
          <Anchor component="button" type="button" size="sm" ta="center" onClick={onBack}>
            {t("backToSignIn")}
          </Anchor>
        </Stack>
      </form>
    </Door>
  );
}
