import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { moved } from "@/lib/ids";
import { ProblemAlert } from "@/ui/problem-alert";

import { type Scorecard, useAddQuestion, useOrderQuestions } from "./leads-queries";
import { QuestionRow } from "./question-row";

/** The questions of a scorecard in their order; those asked no longer at the end. */
export function QuestionList({ card }: { card: Scorecard }) {
  const { t, i18n } = useTranslation("settings");
  const order = useOrderQuestions(card.id);
  const add = useAddQuestion(card.id);
  const form = useForm({ initialValues: { name: "" } });
  const ids = card.questions.filter((one) => !one.is_archived).map(({ id }) => id);
  const submit = form.onSubmit(({ name }) =>
    add.mutate(i18n.language.startsWith("zh") ? { name_zh: name } : { name_en: name }, {
      onSuccess: () => form.reset(),
    }),
  );
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
      <form onSubmit={submit}>
        <ProblemAlert error={add.error} />
        <Group align="end" mt="md">
          <TextInput
            required
            maxLength={100}
            label={t("leads.newQuestion")}
            {...form.getInputProps("name")}
          />
          <Button type="submit" variant="default" loading={add.isPending}>
            {t("leads.addReason")}
          </Button>
        </Group>
      </form>
    </Stack>
  );
}
