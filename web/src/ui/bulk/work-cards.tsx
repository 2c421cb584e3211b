import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { isUnderWay, worksQuery } from "@/api/works";

import { WorkCard } from "./work-card";
import classes from "./work-card.module.css";

/** What was started and is on its way, whichever page is open; what has ended until it is closed. */
export function WorkCards() {
  const works = useQuery(worksQuery()).data ?? [];
  const [watched, watch] = useState<ReadonlySet<string>>(new Set());
  const fresh = works.filter((work) => isUnderWay(work) && !watched.has(work.id));
  if (fresh.length) watch(new Set([...watched, ...fresh.map(({ id }) => id)]));
  const shown = works.filter(({ id }) => watched.has(id));
  const close = (id: string) => watch(new Set([...watched].filter((one) => one !== id)));
  if (shown.length === 0) return null;
  return (
    <div className={classes.cards}>
      {shown.map((work) => (
        <WorkCard key={work.id} work={work} onClose={() => close(work.id)} />
      ))}
    </div>
  );
}
