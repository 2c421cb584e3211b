import { IconCheckbox, IconMail, IconMapPin, IconPhone, IconUsers } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Task } from "@/api/tasks";

import classes from "./task-row.module.css";

const ICONS = {
  task: IconCheckbox,
  call: IconPhone,
  meeting: IconUsers,
  email: IconMail,
  visit: IconMapPin,
};

/** What kind of task it is, as a picture with a name. */
export function TaskKindIcon({ kind }: Pick<Task, "kind">) {
  const { t } = useTranslation("common");
  const Icon = ICONS[kind];
  return (
    <span className={classes.icon} role="img" aria-label={t(`task.kind.${kind}`)}>
      <Icon size={16} stroke={1.7} />
    </span>
  );
}
