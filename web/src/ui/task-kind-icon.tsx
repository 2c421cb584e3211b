import { ThemeIcon } from "@mantine/core";
import { IconCheckbox, IconMail, IconMapPin, IconPhone, IconUsers } from "@tabler/icons-react";

import type { Task } from "@/api/tasks";

import { ACTIVITY_ICONS } from "./activity-icons";
import { useKinds } from "./use-kinds";

const ICONS = {
  task: IconCheckbox,
  call: IconPhone,
  meeting: IconUsers,
  email: IconMail,
  visit: IconMapPin,
};

/** What kind of task it is, as a picture with a name. */
export function TaskKindIcon({ task }: { task: Pick<Task, "kind" | "type_id"> }) {
  const { typeOf, wordsOf } = useKinds();
  const type = typeOf(task.type_id);
  const Icon = type ? ACTIVITY_ICONS[type.icon] : ICONS[task.kind];
  return (
    <ThemeIcon
      variant="transparent"
      size={18}
      color={type?.color ?? "gray"}
      role="img"
      aria-label={wordsOf(task)}
    >
      <Icon size={16} stroke={1.7} />
    </ThemeIcon>
  );
}
