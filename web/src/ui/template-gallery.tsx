import { Badge, Radio, Stack, Text, Timeline } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

type Props = {
  templates: Schema["PipelineTemplateOut"][];
  value: string;
  onChange: (key: string) => void;
};

/** The pipelines one can begin with, and all that the chosen one brings. */
export function TemplateGallery({ templates, value, onChange }: Props) {
  const { t } = useTranslation("settings");
  const chosen = templates.find(({ key }) => key === value);
  return (
    <>
      <Radio.Group label={t("pipelines.template")} value={value} onChange={onChange}>
        <Stack gap="xs" mt="xs">
          {templates.map(({ key, name, lead }) => (
            <Radio key={key} value={key} label={name} description={lead} />
          ))}
        </Stack>
      </Radio.Group>
      {chosen && (
        <Timeline bulletSize={12} lineWidth={2} aria-label={t("pipelines.preview")}>
          {chosen.stages.map((stage) => (
            <Timeline.Item key={stage.name} title={<StageTitle stage={stage} />}>
              <StagePreview stage={stage} />
            </Timeline.Item>
          ))}
        </Timeline>
      )}
    </>
  );
}

type StageProps = { stage: Schema["TemplateStageOut"] };

function StageTitle({ stage }: StageProps) {
  return (
    <Text size="sm" fw={600}>
      {stage.name}{" "}
      <Badge size="xs" variant="light" color="gray">
        {stage.probability} %
      </Badge>
    </Text>
  );
}

function StagePreview({ stage }: StageProps) {
  const { t } = useTranslation("settings");
  const list = (label: string, lines: string[]) =>
    lines.length > 0 && (
      <Text size="xs">
        <b>{label}</b> {lines.join(t("common:listSeparator"))}
      </Text>
    );
  return (
    <>
      <Text size="xs" c="dimmed">
        {stage.description}
      </Text>
      {list(
        t("stage.criteria"),
        stage.criteria.map(({ sentence }) => sentence),
      )}
      {list(
        t("stage.tasks"),
        stage.tasks.map(({ title }) => title),
      )}
    </>
  );
}
