import { Group, Text } from "@mantine/core";

import { Money } from "@/ui/money";

import type { DealRow } from "./queries";

export function CompactDeal({ deal }: { deal: DealRow }) {
  return (
    <Group justify="space-between" wrap="nowrap">
      <div>
        <Text size="sm" fw={500} lineClamp={1}>
          {deal.title}
        </Text>
        <Text fz="xs" c="dimmed" lineClamp={1}>
          {[deal.stage_name, deal.company_name].filter(Boolean).join(" · ")}
        </Text>
      </div>
      <Money amount={deal.value} currency={deal.currency} short />
    </Group>
  );
}
