import { IconAlertTriangle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { dealHealthQuery } from "@/api/health";
import classes from "@/ui/health/health.module.css";
import { RiskList } from "@/ui/health/risk-list";

/** What puts an open deal at risk, above everything else about it. */
export function DealRisks({ dealId }: { dealId: string }) {
  const { t } = useTranslation("health");
  const health = useQuery(dealHealthQuery([dealId])).data?.get(dealId);
  if (!health?.is_at_risk) return null;
  return (
    <div className={classes.box}>
      <IconAlertTriangle size={16} aria-hidden />
      <div>
        <p className={classes.name}>{t("atRisk")}</p>
        <RiskList health={health} />
      </div>
    </div>
  );
}
