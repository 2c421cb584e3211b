import { Fragment } from "react";

import { partsOf } from "@/lib/gaps";

import classes from "./story.module.css";

type Props = { text: string; nameOf: (field: string) => string };

/** A line of a template: its fields by their names, and what only its writer can fill in. */
export function GapText({ text, nameOf }: Props) {
  return partsOf(text).map(({ at, said, gap }) =>
    gap ? (
      <mark key={at} className={classes.gap}>
        {gap.field ? nameOf(gap.field) : gap.note}
      </mark>
    ) : (
      <Fragment key={at}>{said}</Fragment>
    ),
  );
}
