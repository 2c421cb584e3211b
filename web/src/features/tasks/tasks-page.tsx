import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { usePlace } from "@/lib/place";
import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";
import { TaskAdd } from "@/ui/task-add";

import { TaskGroups } from "./task-groups";
import classes from "./tasks-page.module.css";

const VIEWS = ["mine", "everyone", "done"] as const;

/** What I have to do, by urgency; also everybody's, and what is done. */
export function TasksPage() {
  const { t } = useTranslation("tasks");
  const { search, set } = usePlace();
  const mayWrite = useMe().can.includes("write");
  const view = VIEWS.find((one) => one === search.view) ?? "mine";
  return (
    <Page
      title={t("title")}
      controls={
        <SegmentedControl
          size="xs"
          aria-label={t("view")}
          data={VIEWS.map((one) => ({ value: one, label: t(`views.${one}`) }))}
          value={view}
          onChange={(next) => set({ view: next === "mine" ? undefined : next })}
        />
      }
    >
      <div className={classes.sheet}>
        {mayWrite && view !== "done" && <TaskAdd />}
        <Boundary key={view}>
          <TaskGroups
            whose={{
              mine: view !== "everyone",
              state: view === "done" ? "done" : "open",
            }}
            showOwner={view === "everyone"}
          />
        </Boundary>
      </div>
    </Page>
  );
}
