import { Anchor, Button, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { fieldError, ProblemAlert } from "@/ui/problem-alert";

import { Door } from "./door";
import { useAskForReset } from "./queries";

export function ForgotPage() {
  const { t } = useTranslation("auth");
  const ask = useAskForReset();
  const form = useForm({ initialValues: { email: "" } });

  return (
    <Door title={t("forgot.title")} lead={ask.isSuccess ? undefined : t("forgot.lead")}>
      {ask.isSuccess ? (
        <Text role="status">{t("forgot.sent", { email: form.values.email })}</Text>
      ) : (
        <form onSubmit={form.onSubmit(({ email }) => ask.mutate(email))}>
          <Stack gap="md">
            <ProblemAlert error={ask.error} fields={["email"]} />
            <TextInput
              label={t("email")}
              type="email"
              autoComplete="username"
              required
              withAsterisk={false}
              autoFocus
              {...form.getInputProps("email")}
              error={fieldError(ask.error, "email")}
            />
            <Button type="submit" size="md" loading={ask.isPending}>
              {t("forgot.do")}
            </Button>
          </Stack>
        </form>
      )}
      <Anchor component={Link} to="/sign-in" size="sm" ta="center">
        {t("backToSignIn")}
      </Anchor>
    </Door>
  );
}
