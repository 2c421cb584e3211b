import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { ViewSwitch } from "@/ui/views/view-switch";

import { TASK_LAYOUTS } from "./task-views";
import { useTaskAsk, VIEWS } from "./use-task-ask";

/** List or board, and whose tasks. */
export function TaskControls() {
  const { t } = useTranslation("tasks");
  const { isBoard, by, view, set } = useTaskAsk();
  return (
    <>
      <ViewSwitch list={isBoard ? TASK_LAYOUTS.board : TASK_LAYOUTS.list} />
      <SegmentedControl
        size="xs"
        aria-label={t("layout")}
        data={(["list", "board"] as const).map((one) => ({
          value: one,
          label: t(`layouts.${one}`),
        }))}
        value={isBoard ? "board" : "list"}
        onChange={(next) => set({ as: next === "board" ? "board" : undefined })}
      />
      <SegmentedControl
        size="xs"
        aria-label={t("view")}
        data={VIEWS.filter((one) => !isBoard || one !== "done").map((one) => ({
          value: one,
          label: t(`views.${one}`),
        }))}
        value={view}
        onChange={(next) => set({ view: next === "mine" ? undefined : next, owner: undefined })}
      />
      {isBoard && (
        <SegmentedControl
          size="xs"
          aria-label={t("by.label")}
          data={(["progress", "due"] as const).map((one) => ({
            value: one,
            label: t(`by.${one}`),
          }))}
          value={by}
          onChange={(next) => set({ by: next === "due" ? "due" : undefined })}
        />
      )}
    </>
  );
}
