import type { ReactNode } from "react";

import quiet from "@/ui/quiet.module.css";

import classes from "./deal.module.css";

/** A field's name and, beside it, its value. */
export function FieldRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.row}>
      <span className={classes.label} aria-hidden>
        {label}
      </span>
      <div className={`${classes.control} ${quiet.quiet}`}>{children}</div>
    </div>
  );
}
