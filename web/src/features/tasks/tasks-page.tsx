import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";
import { TaskAdd } from "@/ui/task-add";

import { TaskBoardView } from "./task-board";
import { TaskControls } from "./task-controls";
import { TaskFilters } from "./task-filters";
import { TaskGroups } from "./task-groups";
import classes from "./tasks-page.module.css";
import { useTaskAsk } from "./use-task-ask";

/** What I have to do, by urgency or on a board; also everybody's, and what is done. */
export function TasksPage() {
  const { t } = useTranslation("tasks");
  const mayWrite = useMay("write");
  const mayBulk = useMay("bulk") && mayWrite;
  const { isBoard, by, view, whose, sort, search } = useTaskAsk();
  const [isSelecting, setSelecting] = useState(false);
  const showOwner = view === "everyone" || Boolean(search.owner);
  if (isBoard) {
    return (
      <Page fixed title={t("title")} controls={<TaskControls />}>
        <div className={classes.board}>
          <div className={classes.filters}>
            <TaskFilters />
          </div>
          <Boundary>
            <TaskBoardView by={by} whose={whose} />
          </Boundary>
        </div>
      </Page>
    );
  }
  return (
    <Page title={t("title")} controls={<TaskControls />}>
      <div className={classes.sheet}>
        <Group justify="space-between" align="start" wrap="nowrap" gap="xs">
          <TaskFilters />
          {mayBulk && (
            <Button
              size="compact-sm"
              flex="none"
              variant={isSelecting ? "light" : "default"}
              aria-pressed={isSelecting}
              onClick={() => setSelecting(!isSelecting)}
            >
              {isSelecting ? t("bulk.stop") : t("bulk.select")}
            </Button>
          )}
        </Group>
        {mayWrite && view !== "done" && !isSelecting && <TaskAdd />}
        <Boundary key={JSON.stringify([view, whose, sort])}>
          <TaskGroups
            whose={{ ...whose, sort, state: view === "done" ? "done" : "open" }}
            showOwner={showOwner}
            isSelecting={isSelecting}
          />
        </Boundary>
      </div>
    </Page>
  );
}
