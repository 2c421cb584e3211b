import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { moved } from "@/lib/ids";
import { AddByName } from "./add-by-name";

import { type Scorecard, useAddQuestion, useOrderQuestions } from "./leads-queries";
import { QuestionRow } from "./question-row";

/** The questions of a scorecard in their order; those asked no longer at the end. */
export function QuestionList({ card }: { card: Scorecard }) {
  const { t } = useTranslation("settings");
  const order = useOrderQuestions(card.id);
  const add = useAddQuestion(card.id);
  const ids = card.questions.filter((one) => !one.is_archived).map(({ id }) => id);
  return (
    <Stack gap={0}>
      {card.questions.map((question) => (
        <QuestionRow
          key={question.id}
          question={question}
          ids={ids}
          onMove={(by) => order.mutate(moved(ids, question.id, by))}
        />
      ))}
      <AddByName label={t("leads.newQuestion")} add={add} />
    </Stack>
  );
}
