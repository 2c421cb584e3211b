import { Button, Group, TextInput } from "@mantine/core";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "@/ui/board/column.module.css";
import { NumberField } from "@/ui/number-field";
import { useCreateDeal } from "./use-create-deal";

type Props = { pipelineId: string; stageId: string; currency: string; onClose: () => void };

/** A title, an amount, Enter; then the next one. What is refused stays in the field. */
export function QuickAdd({ pipelineId, stageId, currency, onClose }: Props) {
  const { t } = useTranslation("pipeline");
  const [title, setTitle] = useState("");
  const [value, setValue] = useState<string | number>("");
  const titleInput = useRef<HTMLInputElement>(null);
  const create = useCreateDeal();
  const save = () => {
    if (!title.trim() || create.isPending) return;
    const deal = { title: title.trim(), value: String(value || 0), currency };
    create.mutate(
      { ...deal, pipeline_id: pipelineId, stage_id: stageId },
      {
        onSuccess: () => {
          setTitle("");
          setValue("");
          titleInput.current?.focus();
        },
      },
    );
  };
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") save();
    if (event.key === "Escape") onClose();
  };
  return (
    <fieldset className={classes.quickAdd} onKeyDown={keys} aria-label={t("quickAdd.label")}>
      <TextInput
        ref={titleInput}
        autoFocus
        size="xs"
        aria-label={t("field.title")}
        placeholder={t("quickAdd.title")}
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <NumberField
        size="xs"
        aria-label={t("field.value")}
        placeholder={t("quickAdd.value", { currency })}
        thousandSeparator=","
        decimalScale={2}
        min={0}
        hideControls
        value={value}
        onChange={setValue}
      />
      <Group gap={6} justify="flex-end">
        <Button size="compact-xs" variant="subtle" color="gray" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button size="compact-xs" onClick={save} loading={create.isPending}>
          {t("quickAdd.save")}
        </Button>
      </Group>
    </fieldset>
  );
}
