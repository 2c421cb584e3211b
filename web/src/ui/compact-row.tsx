import { Group, Stack, Text } from "@mantine/core";

import { Avatar } from "./avatar";

type Props = { name: string; hint: string; owner: string | null };

/** A row of a list on a phone. */
export function CompactRow({ name, hint, owner }: Props) {
  return (
    <Group justify="space-between" wrap="nowrap">
      <Stack gap={0} miw={0}>
        <Text fw={500} truncate>
          {name}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {hint || "—"}
        </Text>
      </Stack>
      {owner && <Avatar name={owner} />}
    </Group>
  );
}
