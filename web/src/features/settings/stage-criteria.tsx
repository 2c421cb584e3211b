import { Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { CriterionForm } from "./criterion-form";
import { EditOrRemove } from "./edit-or-remove";
import classes from "./panel.module.css";
import type { Stage } from "./pipeline-queries";
import {
  criteriaQuery,
  type SetCriterion,
  useRemoveCriterion,
  useSaveCriterion,
} from "./stage-queries";

/** What must be shown before a deal leaves the stage forwards. */
export function StageCriteria({ stage }: { stage: Stage }) {
  const { t } = useTranslation("settings");
  const all = useSuspenseQuery(criteriaQuery(stage.pipeline_id)).data;
  const here = all.filter(({ stage_id }) => stage_id === stage.id);
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t("criterion.lead")}
      </Text>
      <div>
        {here.map((one) => (
          <Row key={one.id} stage={stage} criterion={one} />
        ))}
      </div>
      <CriterionForm key={here.length} stage={stage} />
    </Stack>
  );
}

function Row({ stage, criterion }: { stage: Stage; criterion: SetCriterion }) {
  const { t } = useTranslation("settings");
  const [isEdited, setEdited] = useState(false);
  const save = useSaveCriterion();
  const remove = useRemoveCriterion();
  const { id, version, severity, sentence } = criterion;
  if (isEdited) {
    return <CriterionForm stage={stage} criterion={criterion} onClose={() => setEdited(false)} />;
  }
  return (
    <Group className={classes.row} wrap="nowrap">
      <Text size="sm" className={classes.grow}>
        {sentence}
      </Text>
      <SegmentedControl
        size="xs"
        aria-label={`${t("criterion.severity")}: ${sentence}`}
        data={[
          { value: "block", label: t("criterion.block") },
          { value: "warn", label: t("criterion.warn") },
        ]}
        value={severity}
        onChange={(value) =>
          save.mutate({ id, version, change: { severity: value as typeof severity } })
        }
      />
      <EditOrRemove
        title={sentence}
        editLabel={t("criterion.edit")}
        onEdit={() => setEdited(true)}
        onRemove={() => remove.mutate(criterion)}
        isRemoving={remove.isPending}
      />
    </Group>
  );
}
