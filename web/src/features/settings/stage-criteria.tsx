import { ActionIcon, Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { CriterionForm } from "./criterion-form";
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
          <Row key={one.id} criterion={one} />
        ))}
      </div>
      <CriterionForm key={here.length} stage={stage} />
    </Stack>
  );
}

function Row({ criterion }: { criterion: SetCriterion }) {
  const { t } = useTranslation("settings");
  const save = useSaveCriterion();
  const remove = useRemoveCriterion();
  const { id, version, severity, sentence } = criterion;
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
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`${t("delete")}: ${sentence}`}
        loading={remove.isPending}
        onClick={() => remove.mutate(criterion)}
      >
        <IconTrash size={15} />
      </ActionIcon>
    </Group>
  );
}
