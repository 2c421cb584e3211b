import { Button, Code, Group, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { appSecretQuery, useAddApp } from "@/api/factors";

import { fieldError, ProblemAlert } from "@/ui/problem-alert";
import { QrCode } from "./qr-code";

/** Tell an authenticator app the secret, and prove that it knows it. */
export function AppSetup({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("security");
  const app = useSuspenseQuery(appSecretQuery()).data;
  const add = useAddApp();
  const form = useForm({ initialValues: { code: "" } });
  if (!app) return null;
  return (
    <form onSubmit={form.onSubmit(({ code }) => add.mutate(code, { onSuccess: onDone }))}>
      <Stack gap="md">
        <Text size="sm">{t("app.scan")}</Text>
        <Group align="start" gap="lg">
          <QrCode value={app.totp_url} label={t("app.picture")} />
          <Stack gap={4} maw={260}>
            <Text size="xs" c="dimmed">
              {t("app.orType")}
            </Text>
            <Code>{app.secret.match(/.{1,4}/g)?.join(" ")}</Code>
          </Stack>
        </Group>
        <ProblemAlert error={add.error} fields={["code"]} />
        <TextInput
          label={t("app.code")}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          required
          withAsterisk={false}
          maw={200}
          {...form.getInputProps("code")}
          error={fieldError(add.error, "code")}
        />
        <Button type="submit" loading={add.isPending} w="fit-content">
          {t("app.turnOn")}
        </Button>
      </Stack>
    </form>
  );
}
