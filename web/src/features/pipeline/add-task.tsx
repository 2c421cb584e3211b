import { Button, Group, Select, TextInput } from "@mantine/core";
import { DateTimePicker } from "@mantine/dates";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import parts from "./deal-parts.module.css";
import { KIND_ICONS } from "./kind-icon";

type Task = Schema["TaskIn"];
type Props = { onAdd: (task: Task) => Promise<unknown>; isSaving: boolean };
type Kind = keyof typeof KIND_ICONS;

const KINDS = Object.keys(KIND_ICONS) as Kind[];

/** One line: what, how, until when. Enter saves; a refusal leaves what was typed. */
export function AddTask({ onAdd, isSaving }: Props) {
  const { t, i18n } = useTranslation("pipeline");
  const [title, setTitle] = useState("");
  const [kind, setKind] = useState<Kind>("task");
  const [due, setDue] = useState<string | null>(null);
  const save = () => {
    if (!title.trim() || isSaving) return;
    const task: Task = { title: title.trim(), kind, due_at: due && new Date(due).toISOString() };
    onAdd(task).then(
      () => {
        setTitle("");
        setDue(null);
      },
      () => undefined, // told by a toast; the fields keep what was typed
    );
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.nativeEvent.isComposing) save();
  };
  return (
    <Group className={parts.addTask} gap={6}>
      <TextInput
        className={parts.what}
        size="xs"
        aria-label={t("nextStep.what")}
        placeholder={t("nextStep.what")}
        value={title}
        maxLength={200}
        onChange={(event) => setTitle(event.currentTarget.value)}
        onKeyDown={keys}
      />
      <Select
        size="xs"
        w={96}
        aria-label={t("nextStep.kind")}
        data={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={kind}
        allowDeselect={false}
        onChange={(value) => value && setKind(value as Kind)}
      />
      <DateTimePicker
        size="xs"
        w={150}
        aria-label={t("nextStep.due")}
        placeholder={t("nextStep.due")}
        locale={i18n.language.startsWith("zh") ? "zh-cn" : "en"}
        valueFormat={i18n.language.startsWith("zh") ? "M月D日 HH:mm" : "MMM D, HH:mm"}
        value={due}
        onChange={setDue}
        clearable
        clearButtonProps={{ "aria-label": t("common:clear") }}
      />
      <Button
        size="xs"
        variant="default"
        onClick={save}
        loading={isSaving}
        disabled={!title.trim()}
      >
        {t("nextStep.add")}
      </Button>
    </Group>
  );
}
