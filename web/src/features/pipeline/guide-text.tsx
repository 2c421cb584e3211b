import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import classes from "./criteria.module.css";

const PARTS = ["description", "good", "talk"] as const;

/** What the buyer is doing now, what good looks like, and what to say. */
export function GuideText({ stage }: { stage: Schema["StageOut"] }) {
  const { t } = useTranslation("pipeline");
  return (
    <dl className={classes.guide}>
      {PARTS.filter((part) => stage[part]).map((part) => (
        <div key={part}>
          <dt>{t(`guide.${part}`)}</dt>
          <dd>{stage[part]}</dd>
        </div>
      ))}
    </dl>
  );
}
