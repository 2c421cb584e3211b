import type { ReactNode } from "react";

import classes from "./facts.module.css";

/** Name and value under each other in two columns; put `Fact`s inside. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={classes.facts}>{children}</dl>;
}

type Props = { label: string; hint?: string; children: ReactNode };

export function Fact({ label, hint, children }: Props) {
  return (
    <div className={classes.fact}>
      <dt title={hint || undefined}>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
