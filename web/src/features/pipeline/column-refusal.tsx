import { IconLock } from "@tabler/icons-react";

import classes from "./criteria.module.css";

/** Why a column would refuse the card in hand, told before it is dropped. */
export function ColumnRefusal({ reason }: { reason: string }) {
  return (
    <div className={classes.refusal} data-refusal>
      <IconLock size={13} aria-hidden />
      <span>{reason}</span>
    </div>
  );
}
