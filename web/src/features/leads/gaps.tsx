import { Tooltip } from "@mantine/core";
import { IconListCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { StatusBadge } from "@/ui/status-badge";

import type { Lead } from "./queries";

/** How much of what must be known is known, and on a look what is missing. */
export function Gaps({ lead }: { lead: Lead }) {
  const { t } = useTranslation("leads");
  if (lead.questions === 0) return null;
  const isComplete = lead.answered === lead.questions;
  const label = isComplete
    ? t("gaps.none")
    : t("gaps.missing", { what: lead.gaps.join(t("gaps.comma")) });
  return (
    <Tooltip label={label}>
      <span>
        <StatusBadge
          tone={isComplete ? "good" : "quiet"}
          icon={<IconListCheck size={13} stroke={1.8} aria-hidden />}
        >
          {t("gaps.known", { answered: lead.answered, questions: lead.questions })}
        </StatusBadge>
      </span>
    </Tooltip>
  );
}
