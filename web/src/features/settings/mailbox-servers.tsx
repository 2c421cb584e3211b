import { Group, NumberInput, Select, Stack, Text, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";

import type { MailboxForm } from "./mailbox-rules";

const SERVERS = ["imap", "smtp"] as const;
const SECURITIES = ["tls", "starttls", "plain"] as const;

/** Where letters are fetched from and go through. */
export function MailboxServers({ form }: { form: UseFormReturnType<MailboxForm> }) {
  const { t } = useTranslation("mailboxes");
  const securities = SECURITIES.map((value) => ({ value, label: t(`servers.${value}`) }));
  return (
    <Stack gap="sm">
      <TextInput label={t("servers.username")} {...form.getInputProps("username")} />
      {SERVERS.map((server) => (
        <Stack key={server} gap={4} role="group" aria-label={t(`servers.${server}`)}>
          <Text size="sm" fw={500}>
            {t(`servers.${server}`)}
          </Text>
          <Group gap="xs" align="end">
            <TextInput
              flex="1 1 200px"
              label={t("servers.host")}
              {...form.getInputProps(`${server}_host`)}
            />
            <NumberInput
              w={90}
              label={t("servers.port")}
              min={1}
              max={65535}
              hideControls
              {...form.getInputProps(`${server}_port`)}
            />
            <Select
              w={180}
              label={t("servers.security")}
              data={securities}
              allowDeselect={false}
              {...form.getInputProps(`${server}_security`)}
            />
          </Group>
        </Stack>
      ))}
    </Stack>
  );
}
