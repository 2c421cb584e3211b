import { Button, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { StatusBadge } from "@/ui/status-badge";
import { When } from "@/ui/when";

import classes from "./panel.module.css";
import type { Suppression } from "./suppression-queries";

type Props = { one: Suppression; onRemove: () => void };

/** One address: why it is there, since when, by whom. */
export function SuppressionRow({ one, onRemove }: Props) {
  const { t } = useTranslation("leaving");
  const { address, reason, at, by_name, note } = one;
  return (
    <Group component="li" className={classes.row} wrap="nowrap" gap="sm">
      <Stack gap={2} className={classes.grow}>
        <Group gap="xs">
          <Text size="sm" fw={500} truncate>
            {address}
          </Text>
          <StatusBadge tone={reason === "by_hand" ? "quiet" : "attention"}>
            {t(`reason.${reason}`)}
          </StatusBadge>
          {!address.includes("@") && <StatusBadge tone="bad">{t("list.domain")}</StatusBadge>}
        </Group>
        <Text size="xs" c="dimmed">
          <When at={at} />
          {[by_name, note].filter(Boolean).map((said) => ` · ${said}`)}
        </Text>
      </Stack>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        aria-label={t("list.removeOne", { address })}
        onClick={onRemove}
      >
        {t("list.remove")}
      </Button>
    </Group>
  );
}
