import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { type Import, useChange } from "./queries";
import { choiceOf, stageChange } from "./rules";
import { ValueRow } from "./value-row";

type Props = { run: Import; value: Schema["StageValueOut"]; stages: Schema["StageOut"][] };

/** A stage of the pipeline, a new one, an ending, or left out. */
export function StageValue({ run, value, stages }: Props) {
  const { t } = useTranslation("imports");
  const { mutate } = useChange(run.id);
  const choose = (choice: string | null) => {
    if (!choice) return;
    const next = { ...value, ...stageChange(choice, value) };
    const { value: name, action, stage_id } = next;
    mutate({
      change: { stages: [{ value: name, action, stage_id, name: next.name }] },
      show: (before) => ({
        ...before,
        stage_values: before.stage_values.map((old) => (old.value === name ? next : old)),
      }),
    });
  };
  return (
    <ValueRow value={value.value} count={value.count}>
      <Select
        size="sm"
        aria-label={t("values.stageFor", { value: value.value })}
        data={[
          {
            group: t("values.stageGroup"),
            items: [
              ...stages.map(({ id, name }) => ({ value: id, label: name })),
              { value: "new", label: t("values.newStage", { name: value.name || value.value }) },
            ],
          },
          {
            group: t("values.endGroup"),
            items: [
              { value: "won", label: t("values.won") },
              { value: "lost", label: t("values.lost") },
              { value: "void", label: t("values.void") },
            ],
          },
          { group: t("values.elseGroup"), items: [{ value: "skip", label: t("values.skip") }] },
        ]}
        value={choiceOf(value)}
        onChange={choose}
        allowDeselect={false}
        maxDropdownHeight={320}
      />
    </ValueRow>
  );
}
