import { Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { leadName } from "./use-figure-lead-columns";

export function CompactLead({ lead }: { lead: Schema["LeadOut"] }) {
  const { t } = useTranslation("before");
  return (
    <Group justify="space-between" wrap="nowrap">
      <div>
        <Text size="sm" fw={500} lineClamp={1}>
          {leadName(lead)}
        </Text>
        <Text fz="xs" c="dimmed" lineClamp={1}>
          {[lead.company_name, lead.source_name].filter(Boolean).join(" · ")}
        </Text>
      </div>
      <Text fz="xs">{t(`state.${lead.state}`)}</Text>
    </Group>
  );
}
