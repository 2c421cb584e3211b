import {
  IconArrowsSplit2,
  IconChecklist,
  IconHourglass,
  IconMail,
  IconPhone,
} from "@tabler/icons-react";

export const STEP_ICONS = {
  mail: IconMail,
  wait: IconHourglass,
  call: IconPhone,
  task: IconChecklist,
  branch: IconArrowsSplit2,
} as const;
