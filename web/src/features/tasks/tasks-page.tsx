import { Button, Group } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
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
  const mayWrite = useMe().can.includes("write");
  const phone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const { isBoard, by, view, whose, search } = useTaskAsk();
  const [isSelecting, setSelecting] = useState(false);
  const showOwner = view === "everyone" || Boolean(search.owner);
  if (isBoard) {
    return (
      <Page fixed title={t("title")} controls={!phone && <TaskControls />}>
        <div className={classes.board}>
          {phone && (
            <div className={classes.filters}>
              <TaskControls />
            </div>
          )}
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
    <Page title={t("title")} controls={!phone && <TaskControls />}>
      <div className={classes.sheet}>
        {phone && (
          <div className={classes.controls}>
            <TaskControls />
          </div>
        )}
        <Group justify="space-between" gap="xs">
          <TaskFilters />
          {mayWrite && (
            <Button
              size="compact-sm"
              variant={isSelecting ? "light" : "default"}
              aria-pressed={isSelecting}
              onClick={() => setSelecting(!isSelecting)}
            >
              {isSelecting ? t("bulk.stop") : t("bulk.select")}
            </Button>
          )}
        </Group>
        {mayWrite && view !== "done" && !isSelecting && <TaskAdd />}
        <Boundary key={JSON.stringify([view, whose])}>
          <TaskGroups
            whose={{ ...whose, state: view === "done" ? "done" : "open" }}
            showOwner={showOwner}
            isSelecting={isSelecting}
          />
        </Boundary>
      </div>
    </Page>
  );
}
