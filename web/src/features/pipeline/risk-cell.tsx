import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import classes from "@/ui/health/health.module.css";
import { useRiskWords } from "@/ui/health/use-risk-words";

import { useRisk } from "./risks";

/** In the list: why a deal is at risk, on one line; the whole of it at a look. */
export function RiskCell({ dealId }: { dealId: string }) {
  const { t } = useTranslation("health");
  const words = useRiskWords();
  const health = useRisk(dealId);
  if (!health?.is_at_risk) return null;
  const why = words(health).join(t("and"));
  return (
    <span className={classes.cell} title={why}>
      <IconAlertTriangle size={14} className={classes.mark} aria-hidden />
      <span>{why}</span>
    </span>
  );
}
