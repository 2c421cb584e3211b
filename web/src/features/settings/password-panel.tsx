import { Button, PasswordInput, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { changePassword } from "@/api/session";
import { fieldError, ProblemAlert } from "@/ui/problem-alert";
import { tell } from "@/ui/toasts";

import { Panel } from "./panel";

export function PasswordPanel() {
  const { t } = useTranslation("settings");
  const change = useMutation({ meta: { quiet: true }, mutationFn: changePassword });
  const form = useForm({ initialValues: { current_password: "", new_password: "" } });
  const submit = (values: typeof form.values) =>
    change.mutate(values, {
      onSuccess: () => {
        form.reset();
        tell(t("password.changed"));
      },
    });
  return (
    <Panel title={t("password.title")} lead={t("password.lead")}>
      <form onSubmit={form.onSubmit(submit)}>
        <Stack gap="md" maw={400}>
          <ProblemAlert error={change.error} fields={["current_password", "new_password"]} />
          <PasswordInput
            label={t("password.current")}
            autoComplete="current-password"
            required
            withAsterisk={false}
            {...form.getInputProps("current_password")}
            error={fieldError(change.error, "current_password")}
          />
          <PasswordInput
            label={t("password.new")}
            autoComplete="new-password"
            required
            withAsterisk={false}
            {...form.getInputProps("new_password")}
            error={fieldError(change.error, "new_password")}
          />
          <Button type="submit" variant="default" loading={change.isPending} w="fit-content">
            {t("password.change")}
          </Button>
        </Stack>
      </form>
    </Panel>
  );
}
