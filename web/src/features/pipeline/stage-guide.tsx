import { Button, Collapse } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconBook2 } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { pipelinesQuery } from "@/api/lookups";

import { GuideText } from "./guide-text";

type Props = { pipelineId: string; stageId: string };

/** The guide to the stage a deal stands in, folded until somebody wants it. */
export function StageGuide({ pipelineId, stageId }: Props) {
  const { t } = useTranslation("pipeline");
  const [isOpen, { toggle }] = useDisclosure(false);
  const pipelines = useQuery(pipelinesQuery()).data ?? [];
  const stages = pipelines.find(({ id }) => id === pipelineId)?.stages ?? [];
  const stage = stages.find(({ id }) => id === stageId);
  if (!stage || !(stage.description || stage.good || stage.talk)) return null;
  return (
    <>
      <Button
        mt={4}
        size="compact-xs"
        variant="subtle"
        leftSection={<IconBook2 size={14} />}
        aria-expanded={isOpen}
        onClick={toggle}
      >
        {t("guide.title", { stage: stage.name })}
      </Button>
      <Collapse expanded={isOpen}>
        <GuideText stage={stage} />
      </Collapse>
    </>
  );
}
