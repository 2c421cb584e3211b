import { Group, Text } from "@mantine/core";

import { Avatar } from "@/ui/avatar";

/** Who looks after it; nothing when nobody does. */
export function OwnerCell({ name }: { name: string | null }) {
  if (!name) return null;
  return (
    <Group gap={8} wrap="nowrap">
      <Avatar name={name} size={20} tooltip={false} />
      <Text size="sm" truncate>
        {name}
      </Text>
    </Group>
  );
}
