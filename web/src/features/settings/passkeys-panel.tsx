import { Button, Group, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { arePasskeysPossible, factorsQuery, useAddPasskey } from "@/api/factors";
import { useIdentity } from "@/ui/factors/use-identity";
import { ProblemAlert } from "@/ui/problem-alert";
import { tell } from "@/ui/toasts";

import { Panel } from "./panel";
import { PasskeyRow } from "./passkey-row";

/** Signing in by the finger, the face or a key, without a password. */
export function PasskeysPanel() {
  const { t } = useTranslation("security");
  const passkeys = (useSuspenseQuery(factorsQuery()).data ?? []).filter(
    ({ type }) => type === "webauthn",
  );
  const add = useAddPasskey();
  const { confirmed, dialog } = useIdentity();
  const form = useForm({ initialValues: { name: "" } });
  const onSuccess = () => {
    form.reset();
    tell(t("passkeys.added"));
  };
  return (
    <Panel title={t("passkeys.title")} lead={t("passkeys.lead")}>
      <ProblemAlert error={add.error} />
      {passkeys.map((passkey) => (
        <PasskeyRow key={passkey.id} passkey={passkey} confirmed={confirmed} />
      ))}
      {arePasskeysPossible() ? (
        <form
          onSubmit={form.onSubmit(({ name }) => confirmed(() => add.mutate(name, { onSuccess })))}
        >
          <Group align="end" mt="sm">
            <TextInput
              label={t("passkeys.name")}
              placeholder={t("passkeys.example")}
              required
              withAsterisk={false}
              maxLength={100}
              {...form.getInputProps("name")}
            />
            <Button type="submit" variant="default" loading={add.isPending}>
              {t("passkeys.add")}
            </Button>
          </Group>
        </form>
      ) : (
        <Text size="sm" c="dimmed">
          {t("passkeys.impossible")}
        </Text>
      )}
      {dialog}
    </Panel>
  );
}
