import { Text } from "@mantine/core";
import type { ReactNode } from "react";

import classes from "./imports.module.css";

type Props = { title: string; hint: string; children: ReactNode };

export function ValueCard({ title, hint, children }: Props) {
  return (
    <section className={classes.card} aria-label={title}>
      <header className={classes.cardHead}>
        <div>
          <h2>{title}</h2>
          <Text fz="xs" c="dimmed">
            {hint}
          </Text>
        </div>
      </header>
      <div className={classes.cardBody}>{children}</div>
    </section>
  );
}
