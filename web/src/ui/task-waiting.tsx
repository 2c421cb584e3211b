import { Tooltip } from "@mantine/core";
import { IconHourglassEmpty } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Task } from "@/api/tasks";

import { StatusBadge } from "./status-badge";
import classes from "./task-row.module.css";
import { useWaitingWords } from "./use-waiting-words";

/** What a task waits for; nothing for one that can be done. */
export function TaskWaiting({ task }: { task: Task }) {
  const { t } = useTranslation("common");
  const words = useWaitingWords();
  if (task.completed_at || task.waiting_for.length === 0) return null;
  const told = t("task.waitsFor", { what: words(task.waiting_for) });
  return (
    <Tooltip label={told}>
      <span className={classes.waiting}>
        <StatusBadge tone="quiet" icon={<IconHourglassEmpty size={12} aria-hidden />}>
          <span className={classes.cut}>{told}</span>
        </StatusBadge>
      </span>
    </Tooltip>
  );
}
