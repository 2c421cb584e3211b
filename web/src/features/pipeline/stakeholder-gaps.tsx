import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import classes from "./stakeholder.module.css";

/** What the deal lacks in people, in words. */
export function StakeholderGaps({ gaps }: { gaps: Schema["Gap"][] }) {
  const { t } = useTranslation("views");
  if (gaps.length === 0) {
    return (
      <p className={classes.well}>
        <IconCircleCheck size={15} aria-hidden /> {t("map.noGaps")}
      </p>
    );
  }
  return (
    <ul className={classes.gaps} aria-label={t("map.gaps")}>
      {gaps.map((gap) => (
        <li key={gap}>
          <IconAlertTriangle size={15} aria-hidden /> {t(`map.gap.${gap}`)}
        </li>
      ))}
    </ul>
  );
}
