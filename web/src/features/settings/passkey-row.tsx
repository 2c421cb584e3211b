import { ActionIcon, Group, Stack, Text } from "@mantine/core";
import { IconFingerprint, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { type Factor, useRemovePasskey } from "@/api/factors";
import { When } from "@/ui/when";

import classes from "./panel.module.css";

type Props = { passkey: Factor; confirmed: (act: () => void) => void };

export function PasskeyRow({ passkey, confirmed }: Props) {
  const { t } = useTranslation("security");
  const remove = useRemovePasskey();
  const { id, name = "", created_at, last_used_at } = passkey;
  return (
    <Group className={classes.row} wrap="nowrap">
      <IconFingerprint size={20} stroke={1.6} aria-hidden />
      <Stack gap={0} className={classes.grow}>
        <Text fw={500} truncate>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {t("since")} <When at={new Date(created_at * 1000).toISOString()} />
          {" · "}
          {last_used_at ? (
            <>
              {t("used")} <When at={new Date(last_used_at * 1000).toISOString()} />
            </>
          ) : (
            t("unused")
          )}
        </Text>
      </Stack>
      <ActionIcon
        variant="subtle"
        color="gray"
        loading={remove.isPending}
        aria-label={t("passkeys.remove", { name })}
        onClick={() => confirmed(() => id !== undefined && remove.mutate(id))}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </Group>
  );
}
