import { Group, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

type Props = {
  title: string;
  count?: number;
  action?: ReactNode;
  /** Its place in the outline of the page: 3 below a record's name, 2 directly below the page. */
  order?: 2 | 3;
  /** Its title is said by what stands above it. */
  isQuiet?: boolean;
  children: ReactNode;
};

/** A titled part of a record. */
export function Section({ title, count, action, order = 3, isQuiet, children }: Props) {
  return (
    <Stack component="section" gap={8} aria-label={title}>
      {!isQuiet && (
        <Group justify="space-between" mih={28}>
          <Title order={order} fz="sm">
            {title}
            {count !== undefined && count > 0 && (
              <Text span c="dimmed" fz="sm" ml={6} data-figure>
                {count}
              </Text>
            )}
          </Title>
          {action}
        </Group>
      )}
      {children}
    </Stack>
  );
}
