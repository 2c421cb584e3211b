import { Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { When } from "@/ui/when";

import type { TrashItem } from "./queries";

/** A row on a phone. */
export function TrashRow({ item, action }: { item: TrashItem; action: ReactNode }) {
  const { t } = useTranslation("trash");
  return (
    <Group justify="space-between" wrap="nowrap">
      <Stack gap={0} miw={0}>
        <Text fw={500} truncate>
          {item.title}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {t(`kind.${item.kind}`)} · <When at={item.deleted_at} />
        </Text>
      </Stack>
      {action}
    </Group>
  );
}
