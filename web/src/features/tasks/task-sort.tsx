import { Select } from "@mantine/core";
import { IconArrowsSort } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { ownFieldsQuery } from "@/api/fields";

import { useTaskAsk } from "./use-task-ask";

/** By urgency, or by a field of the workspace's own where there are some. */
export function TaskSort() {
  const { t } = useTranslation("tasks");
  const { sort, isBoard, set } = useTaskAsk();
  const fields = useQuery(ownFieldsQuery("task")).data ?? [];
  const sorted = fields.filter(({ type }) => type !== "choices");
  if (isBoard || sorted.length === 0) return null;
  return (
    <Select
      size="xs"
      w={170}
      aria-label={t("sort.label")}
      leftSection={<IconArrowsSort size={14} />}
      allowDeselect={false}
      data={[
        { value: "", label: t("sort.urgency") },
        ...sorted.flatMap(({ key, name }) => [
          { value: `custom.${key}`, label: t("sort.up", { name }) },
          { value: `-custom.${key}`, label: t("sort.down", { name }) },
        ]),
      ]}
      value={sort}
      onChange={(next) => set({ sort: next || undefined }, { replace: true })}
    />
  );
}
