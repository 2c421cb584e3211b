import type { ReactNode } from "react";

import type { MakeExport } from "@/api/exports";
import { ExportMenu } from "@/ui/export-menu";

import classes from "./filters.module.css";

type Props = { exports: MakeExport; children: ReactNode };

/** The line above a view: what only this view lets one choose, and its file. */
export function ViewBar({ exports, children }: Props) {
  return (
    <div className={classes.tabs}>
      {children}
      <span className={classes.end}>
        <ExportMenu make={exports} />
      </span>
    </div>
  );
}
