import { useTranslation } from "react-i18next";

import type { Lane, Scheduled } from "./schedule-rules";

/** What the rows of a lane have in common. */
export function useLaneName(lane: Lane): (deal: Scheduled) => string {
  const { t } = useTranslation("views");
  return (deal) => {
    if (lane === "owner") return deal.owner_name;
    if (lane === "company") return deal.company_name ?? t("group.no.company");
    return t("group.in", { name: deal.stage_name, place: deal.pipeline_name });
  };
}
