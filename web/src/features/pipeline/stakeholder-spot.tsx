import { type ReactNode, useRef } from "react";

import { useDropTarget } from "@/ui/board/drag";

import classes from "./stakeholder.module.css";
import type { Spot } from "./stakeholder-rules";

type Props = { kind: string; spot: Spot; name: string; children: ReactNode };

/** One square of the map; people are dropped on it. */
export function StakeholderSpot({ kind, spot, name, children }: Props) {
  const element = useRef<HTMLElement>(null);
  const isOver = useDropTarget(element, spot, name, kind);
  return (
    <section
      ref={element}
      className={classes.spot}
      aria-label={name}
      data-over={isOver || undefined}
      data-attitude={spot.attitude}
      data-influence={spot.influence}
    >
      {children}
    </section>
  );
}
