import { Button, Group, Paper, Text } from "@mantine/core";
import { IconCalendarPlus, IconCheck, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Task } from "@/api/tasks";
import { DateField } from "@/ui/date-field";
import { FilterChip } from "@/ui/filter-chip";
import { MemberPicker } from "@/ui/member-picker";
import { useLocale } from "@/ui/use-locale";

import { dayLater, nextMonday, onDay } from "./rules";
import classes from "./tasks-page.module.css";
import { type Deed, useBulk } from "./use-bulk";

type Props = { tasks: Task[]; onAll: () => void; onDone: () => void };

const DONE: Deed = { told: "done", change: () => ({ done: true }), back: () => ({ done: false }) };
const DELETE: Deed = {
  told: "deleted",
  change: ({ version }) => ({ deleted: true, version }),
  back: () => ({ deleted: false }),
};

/** Everything that can be done with the selected tasks at once. */
export function BulkBar({ tasks, onAll, onDone }: Props) {
  const { t } = useTranslation("tasks");
  const { zone } = useLocale();
  const { perform, isPending } = useBulk();
  const act = (deed: Deed) => void perform(tasks, deed).then(onDone);
  const button = { size: "compact-sm", variant: "default", disabled: !tasks.length || isPending };
  return (
    <Paper className={classes.bulk} role="toolbar" aria-label={t("bulk.label")} withBorder>
      <Text size="sm" fw={600} aria-live="polite">
        {t("bulk.count", { count: tasks.length })}
      </Text>
      <Button size="compact-sm" variant="subtle" onClick={onAll}>
        {t("bulk.all")}
      </Button>
      <Group gap={6}>
        <Button {...button} leftSection={<IconCheck size={14} />} onClick={() => act(DONE)}>
          {t("bulk.done")}
        </Button>
        <Button
          {...button}
          leftSection={<IconCalendarPlus size={14} />}
          onClick={() => act(dated((task) => dayLater(task, zone)))}
        >
          {t("bulk.day")}
        </Button>
        <Button
          {...button}
          onClick={() => act(dated((task) => onDay(task, nextMonday(zone), zone)))}
        >
          {t("bulk.monday")}
        </Button>
        <FilterChip label={t("bulk.date")} chosen={undefined} onClear={() => undefined}>
          {(close) => (
            <DateField
              hideLabel
              label={t("bulk.date")}
              value={null}
              onChange={(day) => {
                close();
                if (day && tasks.length) act(dated((task) => onDay(task, day, zone)));
              }}
            />
          )}
        </FilterChip>
        <FilterChip label={t("bulk.assign")} chosen={undefined} onClear={() => undefined}>
          {(close) => (
            <MemberPicker
              placeholder={t("bulk.assign")}
              value={null}
              onChange={(owner) => {
                close();
                if (owner && tasks.length) act(given(owner));
              }}
            />
          )}
        </FilterChip>
        <Button {...button} leftSection={<IconTrash size={14} />} onClick={() => act(DELETE)}>
          {t("bulk.delete")}
        </Button>
      </Group>
    </Paper>
  );
}

function dated(due: (task: Task) => { due_at: string; all_day: boolean }): Deed {
  return {
    told: "date",
    change: (task) => ({ ...due(task), version: task.version }),
    back: ({ due_at, all_day }, { version }) => ({ due_at, all_day, version }),
  };
}

function given(owner_id: string): Deed {
  return {
    told: "owner",
    change: ({ version }) => ({ owner_id, version }),
    back: (task, { version }) => ({ owner_id: task.owner_id, version }),
  };
}
