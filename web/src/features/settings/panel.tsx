import { Group, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

import classes from "./panel.module.css";

type Props = { title: string; lead?: string; action?: ReactNode; children: ReactNode };

/** One matter of the settings: what it is about, and its controls. */
export function Panel({ title, lead, action, children }: Props) {
  return (
    <section className={classes.panel} aria-label={title}>
      <Group justify="space-between" align="start" mb="md" className={classes.head}>
        <Stack gap={2}>
          <Title order={2} fz="lg">
            {title}
          </Title>
          {lead && (
            <Text c="dimmed" size="sm" maw={560}>
              {lead}
            </Text>
          )}
        </Stack>
        {action && <div className={classes.action}>{action}</div>}
      </Group>
      {children}
    </section>
  );
}
