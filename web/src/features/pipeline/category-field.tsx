import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { StatusBadge } from "@/ui/status-badge";

import type { EditDeal } from "./deal-header";
import { QuietSelect } from "./quiet-select";
import type { Deal } from "./rules";

const CATEGORIES = ["commit", "best_case", "pipeline", "omitted"] as const;
const OF_STAGE = "stage";

/** What an open deal is to a forecast: the owner's word, or what its stage says. */
export function CategoryField({ deal, edit }: { deal: Deal; edit: EditDeal }) {
  const { t } = useTranslation("pipeline");
  if (deal.status !== "open") {
    return (
      <Text size="sm" px={8}>
        {t(`category.${deal.category}`)}
      </Text>
    );
  }
  const byStage = deal.own_category
    ? t("category.byStage")
    : t("category.byStageIs", { category: t(`category.${deal.category}`) });
  return (
    <>
      <QuietSelect
        label={t("field.category")}
        options={[
          { id: OF_STAGE, name: byStage },
          ...CATEGORIES.map((id) => ({ id, name: t(`category.${id}`) })),
        ]}
        value={deal.own_category || OF_STAGE}
        onChange={(id) => {
          const own = CATEGORIES.find((one) => one === id);
          edit({ own_category: own ?? "" }, own ? { category: own } : {});
        }}
      />
      {deal.is_zombie && <StatusBadge tone="attention">{t("category.zombie")}</StatusBadge>}
    </>
  );
}
