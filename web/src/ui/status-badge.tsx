import type { ReactNode } from "react";

import classes from "./status-badge.module.css";

export type Tone = "good" | "attention" | "bad" | "planned" | "quiet";

type Props = { tone: Tone; icon?: ReactNode; children: ReactNode };

/** A state in a word (colour never stands alone). */
export function StatusBadge({ tone, icon, children }: Props) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {icon}
      {children}
    </span>
  );
}
