import { Button, Stack, Text } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { usePlace } from "@/lib/place";
import columns from "./columns.module.css";
import { FileCard } from "./file-card";
import classes from "./imports.module.css";
import { OwnerValues } from "./owner-values";
import { PipelineChoice } from "./pipeline-choice";
import { type Import, useAct } from "./queries";
import { isMapped } from "./rules";
import { StageValues } from "./stage-values";

/** What the files are, what each column means, and what their values stand for. */
export function MapStep({ run }: { run: Import }) {
  const { t } = useTranslation("imports");
  const { set } = usePlace();
  const act = useAct(run.id);
  const hasDeals = run.files.some(({ kind }) => kind === "deals" || kind === "stage_history");
  const ready = run.files.every(isMapped);
  const check = () => act.mutate("trial", { onSuccess: () => set({ step: undefined }) });
  return (
    <Stack gap="md">
      {run.files.map((file) => (
        <FileCard key={file.id} run={run} file={file} />
      ))}
      {hasDeals && <PipelineChoice run={run} />}
      <div className={columns.values}>
        {run.stage_values.length > 0 && <StageValues run={run} />}
        {run.owner_values.length > 0 && <OwnerValues run={run} />}
      </div>
      <div className={classes.foot}>
        <Text size="sm" className={classes.footText}>
          {ready ? t("map.next") : t("map.notReady")}
        </Text>
        <Button
          rightSection={<IconArrowRight size={16} />}
          disabled={!ready}
          loading={act.isPending}
          onClick={check}
        >
          {t("map.check")}
        </Button>
      </div>
    </Stack>
  );
}
