import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import classes from "@/ui/health/health.module.css";
import { useRiskWords } from "@/ui/health/use-risk-words";

import { useRisk } from "./risks";

/** On a card at risk: a sign that tells why. */
export function RiskMark({ dealId }: { dealId: string }) {
  const { t } = useTranslation("health");
  const words = useRiskWords();
  const health = useRisk(dealId);
  if (!health?.is_at_risk) return null;
  const why = t("why", { reasons: words(health).join(t("and")) });
  return (
    <span className={classes.mark} title={why}>
      <IconAlertTriangle size={14} aria-hidden />
      <span className={classes.unseen}>{why}</span>
    </span>
  );
}
