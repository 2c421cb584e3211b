import { Text } from "@mantine/core";
import { IconTrophy } from "@tabler/icons-react";
import i18next from "i18next";

import { currentLanguage } from "@/lib/i18n";
import { formatMoney } from "@/lib/money";
import { tellWithUndo } from "@/ui/toasts";

import type { Card } from "./rules";
import classes from "./tell-won.module.css";

/** The short moment after a deal is won: a drop falls into the water. */
export function tellWon(card: Card, answer: unknown): void {
  const amount = formatMoney(card.value, card.currency, { language: currentLanguage() });
  const words = (
    <div>
      <Text fw={600} size="sm">
        {amount ? i18next.t("pipeline:told.won", { amount }) : i18next.t("pipeline:ended.won")}
      </Text>
      <Text size="xs" c="dimmed" lineClamp={1}>
        {card.title}
      </Text>
    </div>
  );
  const icon = (
    <span className={classes.drop}>
      <IconTrophy size={18} />
    </span>
  );
  tellWithUndo(words, answer, { icon, color: "green", withBorder: true });
}
