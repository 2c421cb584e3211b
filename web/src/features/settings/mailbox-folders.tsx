import { Button, Checkbox, Group, Stack, Table, Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import type { Mailbox } from "@/api/mail";
import { bytesText } from "@/lib/bytes";
import { toggled } from "@/lib/ids";
import { When } from "@/ui/when";

import { mailFoldersQuery, useChooseFolders } from "./mailbox-queries";
import classes from "./panel.module.css";

type Props = { mailbox: Mailbox; onDone: () => void };

/** Which folders are fetched, and which messages nobody could read. */
export function MailboxFolders({ mailbox, onDone }: Props) {
  const { t } = useTranslation("mailboxes");
  const { items, quarantined } = useSuspenseQuery(mailFoldersQuery(mailbox.id)).data;
  const choose = useChooseFolders(mailbox.id);
  const [chosen, setChosen] = useState(() =>
    items.filter(({ is_fetched }) => is_fetched).map(({ name }) => name),
  );
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {items.length > 0 ? t("folders.lead") : t("folders.none")}
      </Text>
      <Stack gap={8} role="group" aria-label={t("folders.title")}>
        {items.map(({ name, role, letters }) => (
          <Checkbox
            key={name}
            label={role === "other" ? name : t("folders.named", { name, role: t(`role.${role}`) })}
            description={t("folders.letters", { count: letters })}
            checked={chosen.includes(name)}
            onChange={() => setChosen(toggled(chosen, name))}
          />
        ))}
      </Stack>
      <Group justify="end">
        <Button
          loading={choose.isPending}
          onClick={() => choose.mutate(chosen, { onSuccess: onDone })}
        >
          {t("save")}
        </Button>
      </Group>
      {quarantined.length > 0 && <Quarantine items={quarantined} />}
    </Stack>
  );
}

/** What lies on the server and could not be read; the next messages were fetched all the same. */
function Quarantine({ items }: { items: Schema["QuarantinedOut"][] }) {
  const { t, i18n } = useTranslation("mailboxes");
  return (
    <section aria-label={t("quarantine.title")}>
      <Title order={3} fz="sm" mb={4}>
        {t("quarantine.title")}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t("quarantine.lead")}
      </Text>
      <div className={classes.scroll}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("quarantine.folder")}</Table.Th>
              <Table.Th>{t("quarantine.reason")}</Table.Th>
              <Table.Th>{t("quarantine.size")}</Table.Th>
              <Table.Th>{t("quarantine.when")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map(({ folder, uid, reason, size, noticed_at }) => (
              <Table.Tr key={`${folder}-${uid}`}>
                <Table.Td>{folder}</Table.Td>
                <Table.Td>{t(`reason.${reason}`, { defaultValue: reason })}</Table.Td>
                <Table.Td>{bytesText(size, i18n.language)}</Table.Td>
                <Table.Td>
                  <When at={noticed_at} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
}
