import { Input, SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Task } from "@/api/tasks";
import { TaskWaiting } from "@/ui/task-waiting";

import { useSetProgress } from "./use-moves";

const STEPS = ["todo", "doing", "waiting"] as const;

/** How far one is with a task; what waits for another task waits, whatever is said here. */
export function TaskProgress({ task }: { task: Task }) {
  const { t } = useTranslation("tasks");
  const set = useSetProgress();
  const isHeldUp = task.waiting_for.length > 0;
  return (
    <Input.Wrapper label={t("panel.progress")} labelElement="div">
      {isHeldUp ? (
        <div>
          <TaskWaiting task={task} />
        </div>
      ) : (
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t("panel.progress")}
          data={STEPS.map((step) => ({ value: step, label: t(`column.progress.${step}`) }))}
          value={set.isPending ? set.variables.to : task.progress}
          onChange={(to) => set.mutate({ task, to: to as Task["progress"] })}
        />
      )}
    </Input.Wrapper>
  );
}
