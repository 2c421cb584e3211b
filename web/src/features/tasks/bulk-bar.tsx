import { Button } from "@mantine/core";
import { IconCalendarPlus, IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { api, type Schema, unwrap } from "@/api/client";
import type { Task } from "@/api/tasks";
import { BulkBar } from "@/ui/bulk/bulk-bar";
import { BulkDay } from "@/ui/bulk/bulk-day";
import { BulkOwner } from "@/ui/bulk/bulk-owner";
import { useBulk } from "@/ui/bulk/use-bulk";
import type { Selection } from "@/ui/bulk/use-selection";
import { useLocale } from "@/ui/use-locale";

import { exportTasks } from "./export-tasks";
import type { Whose } from "./queries";
import { dayLater, nextMonday, onDay } from "./rules";
import { useDates } from "./use-dates";

type Props = {
  selection: Selection;
  tasks: Task[];
  whose: Whose & { state: "open" | "done"; sort: string };
};

/** Everything that can be done with the selected tasks at once. */
export function TasksBulk({ selection, tasks, whose }: Props) {
  const { t } = useTranslation("tasks");
  const { zone } = useLocale();
  const { sort: _, ...wish } = whose;
  const bulk = useBulk(selection, (body: Schema["BulkTasksIn"]) =>
    unwrap(api.POST("/api/v1/bulk/tasks", { params: { query: wish }, body })),
  );
  const { date, isPending } = useDates(tasks, selection.clear);
  const isBusy = bulk.isPending || isPending;
  const button = { size: "compact-sm", variant: "default", disabled: isBusy };
  return (
    <BulkBar
      selection={selection}
      isBusy={isBusy}
      onAll={bulk.chooseAll}
      onDelete={() => bulk.perform({ delete: true })}
      make={exportTasks(wish, selection.target.ids)}
    >
      {wish.state === "open" && (
        <Button
          {...button}
          leftSection={<IconCheck size={14} />}
          onClick={() => bulk.perform({ done: true })}
        >
          {t("bulk.done")}
        </Button>
      )}
      {selection.all === null && (
        <>
          <Button
            {...button}
            leftSection={<IconCalendarPlus size={14} />}
            onClick={() => date((task) => dayLater(task, zone))}
          >
            {t("bulk.day")}
          </Button>
          <Button {...button} onClick={() => date((task) => onDay(task, nextMonday(zone), zone))}>
            {t("bulk.monday")}
          </Button>
          <BulkDay label={t("bulk.date")} onDay={(day) => date((task) => onDay(task, day, zone))} />
        </>
      )}
      <BulkOwner onOwner={(owner_id) => bulk.perform({ edit: { owner_id } })} />
    </BulkBar>
  );
}
