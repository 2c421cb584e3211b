import { Button, Group, Table, VisuallyHidden } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { InlineEdit } from "@/ui/inline-edit";
import { StatusBadge } from "@/ui/status-badge";

import { DeleteStage } from "./delete-stage";
import { Panel } from "./panel";
import classes from "./panel.module.css";
import { type Pipeline, type Stage, useAddStage, useSavePipeline } from "./pipeline-queries";
import { StageRow } from "./stage-row";

/** A pipeline with its stages: names in both languages, probability, when a deal rots. */
export function PipelinePanel({ pipeline }: { pipeline: Pipeline }) {
  const { t } = useTranslation("settings");
  const save = useSavePipeline();
  const addStage = useAddStage(pipeline.id);
  const [leaving, setLeaving] = useState<Stage | null>(null);
  const rename = (name: "name_zh" | "name_en") => (
    <InlineEdit
      label={t(`pipelines.${name}`)}
      value={pipeline[name]}
      onSave={(value) => save.mutate({ pipeline, change: { [name]: value } })}
    />
  );
  return (
    <Panel
      title={pipeline.name}
      action={
        pipeline.is_default ? (
          <StatusBadge tone="planned">{t("pipelines.default")}</StatusBadge>
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => save.mutate({ pipeline, change: { is_default: true } })}
          >
            {t("pipelines.makeDefault")}
          </Button>
        )
      }
    >
      <Group grow mb="sm" maw={480} gap="xl">
        {rename("name_zh")}
        {rename("name_en")}
      </Group>
      <div className={classes.scroll}>
        <Table verticalSpacing={4} miw={620}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={68}>{t("pipelines.order")}</Table.Th>
              <Table.Th>{t("pipelines.name_zh")}</Table.Th>
              <Table.Th>{t("pipelines.name_en")}</Table.Th>
              <Table.Th w={104}>{t("pipelines.probability")}</Table.Th>
              <Table.Th w={112}>{t("pipelines.rot")}</Table.Th>
              <Table.Th w={44}>
                <VisuallyHidden>{t("delete")}</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {pipeline.stages.map((stage, at) => (
              <StageRow
                key={stage.id}
                stage={stage}
                isFirst={at === 0}
                isLast={at === pipeline.stages.length - 1}
                onDelete={() => setLeaving(stage)}
              />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Button
        mt="sm"
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} />}
        loading={addStage.isPending}
        onClick={() => addStage.mutate({ name_zh: "新阶段", name_en: "New stage" })}
      >
        {t("pipelines.addStage")}
      </Button>
      <DeleteStage stage={leaving} stages={pipeline.stages} onClose={() => setLeaving(null)} />
    </Panel>
  );
}
