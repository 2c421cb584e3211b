import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { pipelinesQuery } from "@/api/lookups";

import { NewPipeline } from "./new-pipeline";
import { PipelinePanel } from "./pipeline-panel";

export function PipelinesSection() {
  const { t } = useTranslation("settings");
  const pipelines = useSuspenseQuery(pipelinesQuery()).data;
  const [isMaking, setMaking] = useState(false);
  return (
    <>
      {pipelines.map((pipeline) => (
        <PipelinePanel key={pipeline.id} pipeline={pipeline} />
      ))}
      <Button
        mt="md"
        variant="default"
        leftSection={<IconPlus size={15} />}
        onClick={() => setMaking(true)}
      >
        {t("pipelines.new")}
      </Button>
      <NewPipeline opened={isMaking} onClose={() => setMaking(false)} />
    </>
  );
}
