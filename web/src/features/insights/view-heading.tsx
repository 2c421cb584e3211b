import { Text } from "@mantine/core";
import type { ReactNode } from "react";

import { StatusBadge } from "@/ui/status-badge";

import classes from "./insights.module.css";

type Props = { view: string; icon: ReactNode; children: ReactNode; more?: ReactNode };

/** Says which view this is and what it counts, before any figure. */
export function ViewHeading({ view, icon, children, more }: Props) {
  return (
    <div className={classes.heading}>
      <StatusBadge tone="planned" icon={icon}>
        {view}
      </StatusBadge>
      <Text size="sm">{children}</Text>
      {more}
    </div>
  );
}
