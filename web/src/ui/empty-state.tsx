import { Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";

type Props = { children: ReactNode; action?: ReactNode; icon?: ReactNode };

/** One sentence and the one useful button. */
export function EmptyState({ children, action, icon }: Props) {
  return (
    <Stack align="center" justify="center" gap="sm" py={48} px="md">
      {icon}
      <Text c="dimmed" ta="center" maw={420}>
        {children}
      </Text>
      {action}
    </Stack>
  );
}
