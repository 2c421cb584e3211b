import { IconBan, IconProgress, IconThumbDown, IconTrophy } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { StatusBadge, type Tone } from "@/ui/status-badge";

import type { DealStatus } from "./rules";

const LOOKS: Record<DealStatus, { tone: Tone; icon: typeof IconBan }> = {
  open: { tone: "planned", icon: IconProgress },
  won: { tone: "good", icon: IconTrophy },
  lost: { tone: "bad", icon: IconThumbDown },
  void: { tone: "quiet", icon: IconBan },
};

export function DealStatusBadge({ status }: { status: DealStatus }) {
  const { t } = useTranslation("pipeline");
  const { tone, icon: Icon } = LOOKS[status];
  return (
    <StatusBadge tone={tone} icon={<Icon size={13} />}>
      {t(`status.${status}`)}
    </StatusBadge>
  );
}
