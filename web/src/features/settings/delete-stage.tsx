import { Button, Group, Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { Dialog } from "@/ui/dialog";
import { ProblemAlert } from "@/ui/problem-alert";

import { type Stage as PipelineStage, useDeleteStage } from "./pipeline-queries";

type Props = {
  stage: PipelineStage | null;
  stages: PipelineStage[];
  history: Schema["StageHistoryOut"] | undefined;
  onClose: () => void;
};

/** A stage cannot come back, so this asks, and where its deals shall go. */
export function DeleteStage({ stage, stages, history, onClose }: Props) {
  const { t } = useTranslation("settings");
  const remove = useDeleteStage();
  const [moveTo, setMoveTo] = useState<string | null>(null);
  const close = () => {
    setMoveTo(null);
    remove.reset();
    onClose();
  };
  const others = stages.filter(({ id }) => id !== stage?.id);
  return (
    <Dialog
      opened={stage !== null}
      onClose={close}
      title={t("pipelines.deleteStage", { name: stage?.name })}
    >
      <Stack gap="md">
        <ProblemAlert error={remove.error} />
        <Text size="sm">{t("pipelines.deleteLead")}</Text>
        {history && (
          <Text size="sm" fw={600}>
            {t("pipelines.openHere", { count: history.open_deals })}{" "}
            {t("pipelines.closedHere", { count: history.closed_deals })}
          </Text>
        )}
        <Select
          label={t("pipelines.moveTo")}
          data={others.map(({ id, name }) => ({ value: id, label: name }))}
          value={moveTo}
          onChange={setMoveTo}
        />
        <Group justify="end">
          <Button variant="default" onClick={close}>
            {t("cancel")}
          </Button>
          <Button
            color="red"
            loading={remove.isPending}
            onClick={() => stage && remove.mutate({ stage, moveTo }, { onSuccess: close })}
          >
            {t("pipelines.deleteStage", { name: stage?.name })}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
