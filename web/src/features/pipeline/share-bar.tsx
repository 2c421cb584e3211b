import { Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";

import classes from "@/ui/board/column.module.css";

const PARTS = ["healthy", "attention", "at_risk"] as const;

type Props = Record<(typeof PARTS)[number], number>;

/** The share of deals that are on track, need a look, or are at risk. */
export function ShareBar({ healthy, attention, at_risk }: Props) {
  const { t } = useTranslation("pipeline");
  const health = { healthy, attention, at_risk };
  const sum = healthy + attention + at_risk;
  if (sum === 0) return <div className={classes.health} />;
  const words = t("health", health);
  return (
    <Tooltip label={words}>
      <div className={classes.health} role="img" aria-label={words}>
        <svg width="100%" height="4" aria-hidden preserveAspectRatio="none" viewBox="0 0 100 4">
          {PARTS.map((part, index) => (
            <rect
              key={part}
              data-part={part}
              x={(PARTS.slice(0, index).reduce((x, one) => x + health[one], 0) / sum) * 100}
              width={(health[part] / sum) * 100}
              height="4"
            />
          ))}
        </svg>
      </div>
    </Tooltip>
  );
}
