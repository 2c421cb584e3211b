import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCheck,
  IconLoader2,
  IconPencil,
  IconPlayerPause,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { StatusBadge, type Tone } from "@/ui/status-badge";

import type { Import } from "./queries";

const LOOKS: Record<Import["state"], [Tone, typeof IconCheck]> = {
  draft: ["quiet", IconPencil],
  checking: ["planned", IconLoader2],
  checked: ["quiet", IconPencil],
  queued: ["planned", IconLoader2],
  running: ["planned", IconLoader2],
  cancelling: ["attention", IconPlayerPause],
  cancelled: ["attention", IconPlayerPause],
  done: ["good", IconCheck],
  failed: ["bad", IconAlertTriangle],
  undoing: ["planned", IconLoader2],
  undone: ["quiet", IconArrowBackUp],
};

export function ImportState({ state }: { state: Import["state"] }) {
  const { t } = useTranslation("imports");
  const [tone, Icon] = LOOKS[state];
  return (
    <StatusBadge tone={tone} icon={<Icon size={13} />}>
      {t(`state.${state}`)}
    </StatusBadge>
  );
}
