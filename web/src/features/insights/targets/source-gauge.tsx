import { useId } from "react";

import classes from "./source-card.module.css";

const RADIUS = 100;
const TOP = 14;
const BOTTOM = TOP + RADIUS;
/** What is needed stands here, so that there is room for more. */
const MARK = 0.68;

type Props = {
  /** New deals a week, and how many are needed; null: nobody can say. */
  inflow: number;
  needed: number | null;
  says: string | null;
  label: string;
};

/** A basin with as much water in it as comes in, against the line that is needed. */
export function SourceGauge({ inflow, needed, says, label }: Props) {
  const clip = useId();
  const level = levelOf(inflow, needed);
  const surface = BOTTOM - level * RADIUS;
  const line = BOTTOM - MARK * RADIUS;
  const half = halfWidthAt(line);
  return (
    <svg className={classes.gauge} viewBox="0 0 240 124" role="img" aria-label={label}>
      <clipPath id={clip}>
        <path d={`M20 ${TOP} A${RADIUS} ${RADIUS} 0 0 0 220 ${TOP} Z`} />
      </clipPath>
      <path
        className={classes.basin}
        d={`M20 ${TOP} A${RADIUS} ${RADIUS} 0 0 0 220 ${TOP} Z`}
        data-says={says ?? undefined}
      />
      {level > 0 && (
        <g clipPath={`url(#${clip})`} className={classes.water} data-says={says ?? undefined}>
          <path className={classes.back} d={wave(surface - 2.5, 12)} />
          <path d={wave(surface, 0)} />
        </g>
      )}
      <path className={classes.rim} d={`M20 ${TOP} A${RADIUS} ${RADIUS} 0 0 0 220 ${TOP}`} />
      {needed !== null && needed > 0 && (
        <line
          className={classes.line}
          x1={120 - half - 8}
          x2={120 + half + 8}
          y1={line}
          y2={line}
        />
      )}
    </svg>
  );
}

function levelOf(inflow: number, needed: number | null): number {
  if (needed === null) return 0;
  if (needed === 0) return 0.94;
  return Math.min(0.94, (inflow / needed) * MARK);
}

function halfWidthAt(y: number): number {
  return Math.sqrt(RADIUS ** 2 - (y - TOP) ** 2);
}

/** A calm surface, and all that is below it. */
function wave(y: number, shift: number): string {
  const left = -30 - shift;
  return `M ${left} ${y} ${"q 10 -3.2 20 0 t 20 0 ".repeat(8)} V ${BOTTOM + 4} H ${left} Z`;
}
