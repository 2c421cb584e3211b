import { Radio, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { scorecardsQuery, useChooseScorecard } from "./leads-queries";
import { NewScorecard } from "./new-scorecard";
import { Panel } from "./panel";

/** By which questions leads and deals are judged. */
export function ScorecardsPanel() {
  const { t } = useTranslation("settings");
  const cards = useSuspenseQuery(scorecardsQuery()).data;
  const choose = useChooseScorecard();
  const used = cards.find((card) => card.is_default)?.id ?? "";
  return (
    <Panel title={t("leads.scorecards")} lead={t("leads.scorecardsLead")} action={<NewScorecard />}>
      <Radio.Group
        aria-label={t("leads.scorecards")}
        value={choose.isPending ? choose.variables : used}
        onChange={(id) => choose.mutate(id)}
      >
        <Stack gap="sm">
          {cards.map((card) => (
            <Radio
              key={card.id}
              value={card.id}
              label={card.name}
              description={
                <Text span size="xs">
                  {card.questions.map((question) => question.name).join(" · ")}
                </Text>
              }
            />
          ))}
        </Stack>
      </Radio.Group>
    </Panel>
  );
}
