import type { ReactNode } from "react";

import classes from "./facts.module.css";
import quiet from "./quiet.module.css";

/** Name and value under each other in two columns; put `Fact`s inside. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={classes.facts}>{children}</dl>;
}

type Props = { label: string; hint?: string; name?: string; children: ReactNode };

/** `name` lets a hint elsewhere on the page lead here. */
export function Fact({ label, hint, name, children }: Props) {
  return (
    <div className={classes.fact} data-field={name}>
      <dt title={hint || undefined}>{label}</dt>
      <dd className={quiet.quiet}>{children}</dd>
    </div>
  );
}
