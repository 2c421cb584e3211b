import { Button, Group, Stack, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Dialog } from "@/ui/dialog";
import { ProblemAlert } from "@/ui/problem-alert";

import { useAddScorecard } from "./leads-queries";

/** A scorecard of one's own: a name, and a question on each line. */
export function NewScorecard() {
  const { t, i18n } = useTranslation("settings");
  const [opened, setOpened] = useState(false);
  const add = useAddScorecard();
  const form = useForm({ initialValues: { name: "", questions: "" } });
  const inLanguage = (name: string) =>
    i18n.language.startsWith("zh") ? { name_zh: name } : { name_en: name };
  const submit = form.onSubmit(({ name, questions }) => {
    const lines = questions.split("\n").map((line) => line.trim());
    const body = {
      ...inLanguage(name),
      questions: lines.filter(Boolean).map((line) => inLanguage(line.slice(0, 100))),
    };
    add.mutate(body, {
      onSuccess: () => {
        form.reset();
        setOpened(false);
      },
    });
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={15} />}
        onClick={() => setOpened(true)}
      >
        {t("leads.newScorecard")}
      </Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={t("leads.newScorecard")}>
        <form onSubmit={submit}>
          <Stack gap="md">
            <ProblemAlert error={add.error} />
            <TextInput
              data-autofocus
              required
              maxLength={100}
              label={t("leads.name")}
              {...form.getInputProps("name")}
            />
            <Textarea
              required
              autosize
              minRows={4}
              label={t("leads.questions")}
              {...form.getInputProps("questions")}
            />
            <Group justify="end">
              <Button type="submit" loading={add.isPending}>
                {t("leads.create")}
              </Button>
            </Group>
          </Stack>
        </form>
      </Dialog>
    </>
  );
}
