import type { Schema } from "@/api/client";

import classes from "./health.module.css";
import { useRiskWords } from "./use-risk-words";

/** The reasons in words, one a line. */
export function RiskList({ health }: { health: Omit<Schema["DealHealthOut"], "deal_id"> }) {
  const words = useRiskWords();
  return (
    <ul className={classes.reasons}>
      {words(health).map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
}
