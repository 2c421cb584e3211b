import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { pipelinesQuery } from "@/api/lookups";

import { useScope } from "./use-scope";

/** Which pipeline the figures are of; where none is chosen, the default one. */
export function PipelineSelect() {
  const { t } = useTranslation("insights");
  const { search, set } = useScope();
  const pipelines = useQuery(pipelinesQuery()).data ?? [];
  const chosen = search.pipeline ?? pipelines.find(({ is_default }) => is_default)?.id ?? null;
  return (
    <Select
      size="xs"
      w={168}
      aria-label={t("pipeline")}
      data={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen}
      onChange={(id) => set({ pipeline: id ?? undefined })}
      allowDeselect={false}
    />
  );
}
