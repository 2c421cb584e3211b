import { Button, Group, Input, Table, VisuallyHidden } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { InlineEdit } from "@/ui/inline-edit";

import { DeleteStage } from "./delete-stage";
import { Panel } from "./panel";
import classes from "./panel.module.css";
import { PipelineActions } from "./pipeline-actions";
import {
  type Pipeline,
  type Stage,
  useAddStage,
  useSavePipeline,
  useSaveStage,
} from "./pipeline-queries";
import { StageEditor } from "./stage-editor";
import { stageHistoryQuery } from "./stage-queries";
import { StageRow } from "./stage-row";

/** A pipeline with its stages: names in both languages, probability, when a deal rots. */
export function PipelinePanel({ pipeline }: { pipeline: Pipeline }) {
  const { t } = useTranslation("settings");
  const save = useSavePipeline();
  const saveStage = useSaveStage();
  const addStage = useAddStage(pipeline.id);
  const [leaving, setLeaving] = useState<Stage | null>(null);
  const [editedId, setEditedId] = useState<string>();
  const history = useQuery(stageHistoryQuery(pipeline.id)).data;
  const move = (id: string, to: number) => {
    const stage = pipeline.stages.find((one) => one.id === id);
    const place = pipeline.stages[to];
    if (stage && place) saveStage.mutate({ stage, change: { position: place.position } });
  };
  const rename = (name: "name_zh" | "name_en") => (
    <Input.Wrapper label={t(`pipelines.${name}`)} labelElement="div" size="xs">
      <div>
        <InlineEdit
          label={t(`pipelines.${name}`)}
          value={pipeline[name]}
          onSave={(value) => save.mutate({ pipeline, change: { [name]: value } })}
        />
      </div>
    </Input.Wrapper>
  );
  return (
    <Panel title={pipeline.name} action={<PipelineActions pipeline={pipeline} />}>
      <Group grow mb="sm" maw={480} gap="xl">
        {rename("name_zh")}
        {rename("name_en")}
      </Group>
      <div className={classes.scroll}>
        <Table verticalSpacing={4} miw={{ sm: 650 }} className={classes.stages}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={92}>{t("pipelines.order")}</Table.Th>
              <Table.Th>{t("pipelines.name_zh")}</Table.Th>
              <Table.Th>{t("pipelines.name_en")}</Table.Th>
              <Table.Th w={150}>{t("pipelines.probability")}</Table.Th>
              <Table.Th w={150}>{t("pipelines.category")}</Table.Th>
              <Table.Th w={112}>{t("pipelines.rot")}</Table.Th>
              <Table.Th w={64}>
                <VisuallyHidden>{t("delete")}</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {pipeline.stages.map((stage, at) => (
              <StageRow
                key={stage.id}
                stage={stage}
                history={history?.get(stage.id)}
                onEdit={() => setEditedId(stage.id)}
                at={at}
                isLast={at === pipeline.stages.length - 1}
                onMove={move}
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
      <DeleteStage
        stage={leaving}
        stages={pipeline.stages}
        history={leaving ? history?.get(leaving.id) : undefined}
        onClose={() => setLeaving(null)}
      />
      <StageEditor
        stage={pipeline.stages.find(({ id }) => id === editedId)}
        onClose={() => setEditedId(undefined)}
      />
    </Panel>
  );
}
