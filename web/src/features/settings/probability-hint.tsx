import { Text, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

type Props = {
  history: Schema["StageHistoryOut"] | undefined;
  probability: number;
  onTake: (probability: number) => void;
};

/** What share of the deals that reached the stage was won, to be taken over with a click. */
export function ProbabilityHint({ history, probability, onTake }: Props) {
  const { t } = useTranslation("settings");
  if (!history || history.suggested === null) return null;
  const { suggested, decided, is_enough } = history;
  const words = t("pipelines.won", { share: suggested, count: decided });
  if (!is_enough) {
    return (
      <Text fz={11} c="dimmed">
        {words} · {t("pipelines.tooFew")}
      </Text>
    );
  }
  if (suggested === probability) return null;
  return (
    <UnstyledButton fz={11} c="water" onClick={() => onTake(suggested)}>
      {words} · {t("pipelines.take")}
    </UnstyledButton>
  );
}
