import { Anchor, Button, PasswordInput, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { fieldError, ProblemAlert } from "@/ui/problem-alert";
import { tell } from "@/ui/toasts";

import { Door } from "./door";
import { useResetPassword } from "./queries";

export function ResetPage() {
  const { t } = useTranslation("auth");
  const { key = "" } = useParams({ strict: false });
  const navigate = useNavigate();
  const reset = useResetPassword(key);
  const form = useForm({ initialValues: { password: "" } });
  const done = () => {
    tell(t("reset.done"));
    return navigate({ to: "/sign-in" });
  };

  return (
    <Door title={t("reset.title")}>
      <form onSubmit={form.onSubmit(({ password }) => reset.mutate(password, { onSuccess: done }))}>
        <Stack gap="md">
          <ProblemAlert error={reset.error} fields={["password"]} />
          <PasswordInput
            label={t("reset.password")}
            description={t("passwordRule")}
            autoComplete="new-password"
            required
            withAsterisk={false}
            autoFocus
            {...form.getInputProps("password")}
            error={fieldError(reset.error, "password")}
          />
          <Button type="submit" size="md" loading={reset.isPending}>
            {t("reset.do")}
          </Button>
        </Stack>
      </form>
      <Anchor component={Link} to="/sign-in" size="sm" ta="center">
        {t("backToSignIn")}
      </Anchor>
    </Door>
  );
}
