import { Button, Group, NumberInput, Stack, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { type Stage, useSaveStage } from "./pipeline-queries";

const TEXTS = ["description", "good", "talk"] as const;
const TONGUES = ["zh", "en"] as const;

/** What sellers read on the board and on a deal while it stands in the stage. */
export function StageGuideForm({ stage, onDone }: { stage: Stage; onDone: () => void }) {
  const { t } = useTranslation("settings");
  const save = useSaveStage();
  const form = useForm({
    initialValues: {
      target_days: stage.target_days ?? ("" as number | ""),
      description_zh: stage.description_zh,
      description_en: stage.description_en,
      good_zh: stage.good_zh,
      good_en: stage.good_en,
      talk_zh: stage.talk_zh,
      talk_en: stage.talk_en,
    },
  });
  const submit = form.onSubmit(({ target_days, ...texts }) =>
    save.mutate(
      { stage, change: { ...texts, target_days: target_days === "" ? null : target_days } },
      { onSuccess: onDone },
    ),
  );
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {TEXTS.map((text) =>
          TONGUES.map((tongue) => (
            <Textarea
              key={text + tongue}
              label={`${t(`stage.${text}`)} · ${t(`stage.in.${tongue}`)}`}
              autosize
              minRows={2}
              maxLength={2000}
              {...form.getInputProps(`${text}_${tongue}`)}
            />
          )),
        )}
        <NumberInput
          label={t("stage.target")}
          description={t("stage.targetHint")}
          min={1}
          max={3650}
          suffix={t("pipelines.days")}
          {...form.getInputProps("target_days")}
        />
        <Group justify="end">
          <Button type="submit" loading={save.isPending}>
            {t("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
