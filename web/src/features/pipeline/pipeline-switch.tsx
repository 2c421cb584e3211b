import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { usePlace } from "@/lib/place";

import classes from "./filters.module.css";
import { ALL } from "./use-deals-ask";

type Props = { pipelines: Schema["PipelineOut"][]; chosenId: string; withAll?: boolean };

export function PipelineSwitch({ pipelines, chosenId, withAll = false }: Props) {
  const { t } = useTranslation(["pipeline", "views"]);
  const { set } = usePlace();
  if (pipelines.length < 2) return null;
  return (
    <Select
      className={classes.pipeline}
      size="xs"
      aria-label={t("field.pipeline")}
      data={[
        ...(withAll ? [{ value: ALL, label: t("views:allPipelines") }] : []),
        ...pipelines.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={chosenId}
      allowDeselect={false}
      onChange={(pipeline) => pipeline && set({ pipeline })}
    />
  );
}
