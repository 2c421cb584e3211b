import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { pipelinesQuery } from "@/api/lookups";

type Props = { pipelineId: string; value?: string | null; onChange?: (id: string | null) => void };

/** A stage of one pipeline; none chosen means the first. */
export function StagePicker({ pipelineId, value, onChange, ...rest }: Props) {
  const { t } = useTranslation("pipeline");
  const pipelines = useQuery(pipelinesQuery()).data ?? [];
  const stages = pipelines.find(({ id }) => id === pipelineId)?.stages ?? [];
  return (
    <Select
      {...rest}
      label={t("field.stage")}
      allowDeselect={false}
      data={stages.map(({ id, name }) => ({ value: id, label: name }))}
      value={value ?? stages[0]?.id ?? null}
      {...(onChange && { onChange })}
    />
  );
}
