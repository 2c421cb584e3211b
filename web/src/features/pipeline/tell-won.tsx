import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconTrophy } from "@tabler/icons-react";
import i18next from "i18next";

import { currentLanguage } from "@/lib/i18n";
import { formatMoney } from "@/lib/money";

import type { Card } from "./rules";
import classes from "./tell-won.module.css";

/** The short moment after a deal is won: a drop falls into the water. */
export function tellWon(card: Card, undo: () => void): void {
  const amount = formatMoney(card.value, card.currency, { language: currentLanguage() });
  const id = notifications.show({
    autoClose: 10_000,
    withCloseButton: true,
    withBorder: true,
    icon: (
      <span className={classes.drop}>
        <IconTrophy size={18} />
      </span>
    ),
    color: "green",
    message: (
      <Group justify="space-between" wrap="nowrap">
        <div>
          <Text fw={600} size="sm">
            {i18next.t("pipeline:told.won", { amount })}
          </Text>
          <Text size="xs" c="dimmed" lineClamp={1}>
            {card.title}
          </Text>
        </div>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          {i18next.t("common:undo")}
        </Button>
      </Group>
    ),
  });
}
