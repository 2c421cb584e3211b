import { Button, Group, Radio, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Dialog } from "@/ui/dialog";

import { scorecardsQuery, useChooseScorecard } from "./leads-queries";
import { NewScorecard } from "./new-scorecard";
import { Panel } from "./panel";
import { QuestionList } from "./question-list";

/** By which questions leads and deals are judged. */
export function ScorecardsPanel() {
  const { t } = useTranslation("settings");
  const cards = useSuspenseQuery(scorecardsQuery()).data;
  const choose = useChooseScorecard();
  const [edited, setEdited] = useState<string>();
  const shown = cards.find(({ id }) => id === edited);
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
                  {card.questions
                    .filter((question) => !question.is_archived)
                    .map((question) => question.name)
                    .join(" · ")}
                </Text>
              }
            />
          ))}
        </Stack>
      </Radio.Group>
      <Group mt="md" gap="xs">
        {cards.map((card) => (
          <Button
            key={card.id}
            size="compact-sm"
            variant="default"
            onClick={() => setEdited(card.id)}
          >
            {t("leads.editQuestions", { name: card.name })}
          </Button>
        ))}
      </Group>
      <Dialog
        opened={shown !== undefined}
        onClose={() => setEdited(undefined)}
        title={shown?.name}
        size="lg"
      >
        {shown && <QuestionList card={shown} />}
      </Dialog>
    </Panel>
  );
}
