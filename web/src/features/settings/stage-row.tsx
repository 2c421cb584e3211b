import { ActionIcon, Group, NumberInput, Table } from "@mantine/core";
import { IconAdjustments, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { InlineEdit } from "@/ui/inline-edit";
import classes from "./panel.module.css";
import { type Stage, useSaveStage } from "./pipeline-queries";
import { ProbabilityHint } from "./probability-hint";
import { StageCategory } from "./stage-category";
import { StageOrder } from "./stage-order";
import { useRowDrag } from "./use-row-drag";

type Props = {
  stage: Stage;
  history: Schema["StageHistoryOut"] | undefined;
  at: number;
  isLast: boolean;
  onMove: (id: string, to: number) => void;
  onEdit: () => void;
  onDelete: () => void;
};

export function StageRow({ stage, history, at, isLast, onMove, onEdit, onDelete }: Props) {
  const { t } = useTranslation("settings");
  const { mutate } = useSaveStage();
  const { row, handle, isOver } = useRowDrag<HTMLTableRowElement>(stage.id, at, onMove);
  const save = (change: Parameters<typeof mutate>[0]["change"]) => mutate({ stage, change });
  const name = (field: "name_zh" | "name_en") => (
    <InlineEdit
      label={`${t(`pipelines.${field}`)} ${stage.name}`}
      value={stage[field]}
      onSave={(value) => save({ [field]: value })}
    />
  );
  return (
    <Table.Tr ref={row} className={classes.sortable} data-over={isOver || undefined}>
      <Table.Td>
        <StageOrder
          name={stage.name}
          at={at}
          isLast={isLast}
          handle={handle}
          onMove={(to) => onMove(stage.id, to)}
        />
      </Table.Td>
      <Table.Td>{name("name_zh")}</Table.Td>
      <Table.Td>{name("name_en")}</Table.Td>
      <Table.Td>
        <NumberInput
          key={stage.probability}
          size="xs"
          aria-label={`${t("pipelines.probability")} ${stage.name}`}
          defaultValue={stage.probability}
          min={0}
          max={100}
          suffix=" %"
          hideControls
          onBlur={(event) => {
            const probability = Number.parseInt(event.currentTarget.value, 10);
            if (Number.isFinite(probability) && probability !== stage.probability) {
              save({ probability });
            }
          }}
        />
        <ProbabilityHint
          history={history}
          probability={stage.probability}
          onTake={(probability) => save({ probability })}
        />
      </Table.Td>
      <Table.Td>
        <StageCategory stage={stage} />
      </Table.Td>
      <Table.Td>
        <NumberInput
          key={stage.rot_after_days}
          size="xs"
          aria-label={`${t("pipelines.rot")} ${stage.name}`}
          defaultValue={stage.rot_after_days ?? ""}
          placeholder={
            stage.usual_days
              ? t("pipelines.usual", { count: stage.usual_days })
              : t("pipelines.never")
          }
          min={1}
          max={3650}
          suffix={t("pipelines.days")}
          hideControls
          onBlur={(event) => {
            const days = Number.parseInt(event.currentTarget.value, 10);
            const rot_after_days = Number.isFinite(days) ? days : null;
            if (rot_after_days !== stage.rot_after_days) save({ rot_after_days });
          }}
        />
      </Table.Td>
      <Table.Td>
        <Group gap={0} wrap="nowrap">
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t("pipelines.editStage", { name: stage.name })}
            onClick={onEdit}
          >
            <IconAdjustments size={15} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={`${t("delete")}: ${stage.name}`}
            onClick={onDelete}
          >
            <IconTrash size={15} />
          </ActionIcon>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
