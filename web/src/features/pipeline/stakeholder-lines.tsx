import { type RefObject, useEffect, useState } from "react";

import classes from "./stakeholder.module.css";
import type { Stakeholder } from "./stakeholder-rules";

type Props = { people: Stakeholder[]; map: RefObject<HTMLElement | null> };
type Stroke = { key: string; from: [number, number]; to: [number, number] };

/** From whoever reports to somebody up to whom they report to. */
export function StakeholderLines({ people, map }: Props) {
  const [strokes, setStrokes] = useState<Stroke[]>([]);
  useEffect(() => {
    const element = map.current;
    if (!element) return;
    const measure = () => setStrokes(strokesOf(element, people));
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    measure();
    return () => watch.disconnect();
  }, [people, map]);
  return (
    <svg className={classes.lines} aria-hidden>
      <defs>
        <marker id="reports-to" markerWidth="7" markerHeight="7" refX="6" refY="3.5" orient="auto">
          <path d="M0 0 L7 3.5 L0 7 z" className={classes.arrow} />
        </marker>
      </defs>
      {strokes.map(({ key, from, to }) => (
        <path
          key={key}
          d={`M${from[0]} ${from[1]} C${from[0]} ${(from[1] + to[1]) / 2} ${to[0]} ${(from[1] + to[1]) / 2} ${to[0]} ${to[1]}`}
          className={classes.stroke}
          markerEnd="url(#reports-to)"
        />
      ))}
    </svg>
  );
}

function strokesOf(map: HTMLElement, people: Stakeholder[]): Stroke[] {
  const origin = map.getBoundingClientRect();
  const placeOf = (id: string) => {
    const box = map.querySelector(`[data-person="${id}"]`)?.getBoundingClientRect();
    return (
      box && {
        x: box.left - origin.left + box.width / 2,
        top: box.top - origin.top,
        height: box.height,
      }
    );
  };
  return people.flatMap(({ person_id: id, reports_to }) =>
    reports_to.flatMap((manager) => {
      const [one, other] = [placeOf(id), placeOf(manager)];
      if (!one || !other) return [];
      const isBelow = one.top >= other.top;
      return [
        {
          key: `${id} ${manager}`,
          from: [one.x, isBelow ? one.top : one.top + one.height] as [number, number],
          to: [other.x, isBelow ? other.top + other.height : other.top] as [number, number],
        },
      ];
    }),
  );
}
