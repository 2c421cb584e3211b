import { Drawer, Tabs } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Stage } from "./pipeline-queries";
import { StageCriteria } from "./stage-criteria";
import { StageGuideForm } from "./stage-guide-form";
import { StageTasks } from "./stage-tasks";

type Props = { stage: Stage | undefined; onClose: () => void };

/** All that belongs to a stage besides its row: what it asks for, its guide, what it hands out. */
export function StageEditor({ stage, onClose }: Props) {
  const { t } = useTranslation("settings");
  return (
    <Drawer
      opened={stage !== undefined}
      onClose={onClose}
      position="right"
      size="lg"
      title={stage?.name}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      {stage && (
        <Tabs defaultValue="criteria" keepMounted={false}>
          <Tabs.List mb="md">
            <Tabs.Tab value="criteria">{t("stage.criteria")}</Tabs.Tab>
            <Tabs.Tab value="guide">{t("stage.guide")}</Tabs.Tab>
            <Tabs.Tab value="tasks">{t("stage.tasks")}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="criteria">
            <StageCriteria stage={stage} />
          </Tabs.Panel>
          <Tabs.Panel value="guide">
            <StageGuideForm key={stage.version} stage={stage} onDone={onClose} />
          </Tabs.Panel>
          <Tabs.Panel value="tasks">
            <StageTasks stage={stage} />
          </Tabs.Panel>
        </Tabs>
      )}
    </Drawer>
  );
}
