import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import classes from "./criteria.module.css";

type Props = { criteria: Schema["CriteriaMet"] | null | undefined };

const AROUND = 2 * Math.PI * 5;

/** How far a deal is in its stage: n of m exit criteria are met. */
export function CriteriaRing({ criteria }: Props) {
  const { t } = useTranslation("pipeline");
  if (!criteria) return null;
  const { met, count } = criteria;
  const label = t("criteria.ring", { met, count });
  return (
    <span className={classes.ring} data-full={met === count || undefined} title={label}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden>
        <circle cx="7" cy="7" r="5" className={classes.track} />
        <circle
          cx="7"
          cy="7"
          r="5"
          className={classes.arc}
          strokeDasharray={`${(AROUND * met) / count} ${AROUND}`}
          transform="rotate(-90 7 7)"
        />
      </svg>
      <span>
        {met}/{count}
      </span>
    </span>
  );
}
