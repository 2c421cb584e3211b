import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { FunnelCard } from "../funnel-card";
import { funnelQuery } from "../queries";
import { useScope } from "../use-scope";
import { NothingTile } from "./nothing-tile";
import type { DashboardTile } from "./queries";

export function FunnelTile({ tile }: { tile: DashboardTile }) {
  const { t } = useTranslation("insights");
  const { scope } = useScope();
  const ask = { ...scope, decided_only: tile.question.decided_only === true };
  const { data } = useSuspenseQuery(funnelQuery(ask));
  if (data.cohort.n === 0) {
    return <NothingTile title={t("funnel.subject")}>{t("funnel.noMatch")}</NothingTile>;
  }
  return <FunnelCard funnel={data} />;
}
