import { Button, Modal, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { pipelinesQuery } from "@/api/lookups";

type Stage = { id: string; name: string };
type Props = {
  title: string | undefined;
  pipelineId: string;
  onClose: () => void;
  onChoose: (stage: Stage) => void;
};

/** Which stage of which other pipeline the deal goes to. */
export function TransferDialog({ title, pipelineId, onClose, onChoose }: Props) {
  const { t } = useTranslation("pipeline");
  const others = (useQuery(pipelinesQuery()).data ?? []).filter(({ id }) => id !== pipelineId);
  return (
    <Modal
      opened={title !== undefined}
      onClose={onClose}
      title={t("transfer.title", { title: title ?? "" })}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      <Stack gap="lg">
        {others.map((pipeline) => (
          <Stack key={pipeline.id} gap={4}>
            <Text size="xs" c="dimmed" fw={600}>
              {pipeline.name}
            </Text>
            {pipeline.stages.map((stage) => (
              <Button
                key={stage.id}
                variant="default"
                justify="flex-start"
                onClick={() => {
                  onChoose(stage);
                  onClose();
                }}
              >
                {stage.name}
              </Button>
            ))}
          </Stack>
        ))}
      </Stack>
    </Modal>
  );
}
