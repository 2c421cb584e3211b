import { Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { FigureCard } from "./figure-card";
import { stageTimesQuery } from "./queries";
import { StageTimesTable } from "./stage-times-table";
import { SurvivalChart, survivalOption } from "./survival-chart";
import { useBottleneckWords } from "./use-bottleneck-words";
import { useScope } from "./use-scope";
import { useStageTimesTable } from "./use-stage-times-table";
import { useWords } from "./use-words";

/** How long deals stay in each stage; those still waiting count as waiting. */
export function StageTimes() {
  const { t } = useTranslation("insights");
  const words = useWords();
  const { scope } = useScope();
  const { data } = useSuspenseQuery(stageTimesQuery(scope));
  const table = useStageTimesTable(data);
  const sentence = useBottleneckWords(data);
  const stages = data.stages.filter(({ n_finished, n_censored }) => n_finished + n_censored > 0);
  if (stages.length === 0) return null;
  const finished = stages.reduce((sum, { n_finished }) => sum + n_finished, 0);
  const waiting = stages.reduce((sum, { n_censored }) => sum + n_censored, 0);
  return (
    <FigureCard
      subject={t("times.subject")}
      view={`${t("view.visits")} · ${t("enteredIn", { period: words.period(data) })}`}
      hint={`${t("times.n", { finished: words.count(finished), waiting: words.count(waiting) })} · ${words.asOf(data)}`}
      table={table}
      picture={() => survivalOption(stages, words)}
    >
      {sentence && (
        <Text size="sm" mb="sm">
          {sentence}
        </Text>
      )}
      <StageTimesTable times={data} stages={stages} />
      <Text fz="xs" c="dimmed" mt="md" mb={4}>
        {t("times.curves")}
      </Text>
      <SurvivalChart stages={stages} />
    </FigureCard>
  );
}
