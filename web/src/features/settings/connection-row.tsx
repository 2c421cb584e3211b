import { ActionIcon, Button, Group, Stack, Text } from "@mantine/core";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { ask } from "@/ui/ask";
import { StatusBadge } from "@/ui/status-badge";

import { ConnectionCheck } from "./connection-check";
import { ConnectionSaml } from "./connection-saml";
import { CopyField } from "./copy-field";
import classes from "./panel.module.css";
import { type Connection, useCheckConnection, useDeleteConnection } from "./sign-in-queries";

type Props = { connection: Connection; onEdit: () => void };

export function ConnectionRow({ connection, onEdit }: Props) {
  const { t } = useTranslation("security");
  const check = useCheckConnection();
  const remove = useDeleteConnection();
  const { id, kind, name, domains, is_enabled, callback_url } = connection;
  const question = {
    title: t("company.remove", { name }),
    text: t("company.removeHint"),
    yes: t("company.removeYes"),
    no: t("company.keep"),
  };
  return (
    <Stack className={classes.row} gap="sm">
      <Group wrap="nowrap">
        <Stack gap={0} className={classes.grow}>
          <Text fw={500} truncate>
            {name}
          </Text>
          <Text size="xs" c="dimmed">
            {[t(`company.${kind}`), ...domains].join(" · ")}
          </Text>
        </Stack>
        {!is_enabled && <StatusBadge tone="quiet">{t("company.off")}</StatusBadge>}
        <Button
          size="compact-sm"
          variant="default"
          loading={check.isPending}
          onClick={() => check.mutate(id)}
        >
          {t("company.check")}
        </Button>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("company.edit", { name })}
          onClick={onEdit}
        >
          <IconPencil size={16} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={question.title}
          onClick={() => void ask(question).then((isYes) => isYes && remove.mutate(id))}
        >
          <IconTrash size={16} />
        </ActionIcon>
      </Group>
      {kind === "saml" ? (
        <ConnectionSaml connection={connection} />
      ) : (
        <CopyField label={t("company.callback")} value={callback_url} />
      )}
      {check.data && <ConnectionCheck outcome={check.data} />}
    </Stack>
  );
}
