import { Button, Code, CopyButton, Group, List, Stack, Text, Title } from "@mantine/core";
import { IconCheck, IconCopy, IconMailForward } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { dropAddressQuery } from "@/api/mail";

import classes from "./panel.module.css";

/** One's own drop address, and what to do with it. */
export function MailboxDrop() {
  const { t } = useTranslation("mailboxes");
  const address = useSuspenseQuery(dropAddressQuery()).data;
  if (!address) return null;
  return (
    <Stack gap="xs" mt="lg">
      <Group gap={8} wrap="nowrap">
        <IconMailForward size={18} stroke={1.6} aria-hidden />
        <Title order={3} size="h5">
          {t("drop.title")}
        </Title>
      </Group>
      <Group gap="xs">
        <Code fz="sm" className={classes.address}>
          {address}
        </Code>
        <CopyButton value={address}>
          {({ copied, copy }) => (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
              onClick={copy}
            >
              {copied ? t("drop.copied") : t("drop.copy")}
            </Button>
          )}
        </CopyButton>
      </Group>
      <List size="sm" c="dimmed" spacing={2}>
        <List.Item>{t("drop.bcc")}</List.Item>
        <List.Item>{t("drop.forward")}</List.Item>
      </List>
      <Text size="xs" c="dimmed">
        {t("drop.yours")}
      </Text>
    </Stack>
  );
}
