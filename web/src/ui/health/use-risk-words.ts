import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

type Facts = Omit<Schema["DealHealthOut"], "deal_id">;

/** Why a deal is at risk, each reason with the fact that made it so. */
export function useRiskWords() {
  const { t } = useTranslation("health");
  const slipping = (deal: Facts) =>
    [
      deal.days_past_close ? t("slipping.passed", { count: deal.days_past_close }) : "",
      deal.close_date_pushes > 1 ? t("slipping.pushed", { count: deal.close_date_pushes }) : "",
    ]
      .filter(Boolean)
      .join(t("and"));
  const stalled = (deal: Facts) => {
    const facts = { count: deal.days_in_stage, stage: deal.stage_name, limit: deal.limit_days };
    return deal.is_limit_usual ? t("stalled.usual", facts) : t("stalled.set", facts);
  };
  const told: Record<Facts["reasons"][number], (deal: Facts) => string> = {
    stalled,
    slipping,
    idle: (deal) => t("idle", { count: deal.idle_days }),
    adrift: () => t("adrift"),
    single_threaded: () => t("single_threaded"),
  };
  return (deal: Facts): string[] => deal.reasons.map((reason) => told[reason](deal));
}
