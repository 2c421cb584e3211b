import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { type Stage, useSaveStage } from "./pipeline-queries";

const CATEGORIES = ["commit", "best_case", "pipeline", "omitted"] as const;
const BY_CHANCE = "chance";

/** What the deals of a stage are to a forecast: said here, or by its probability. Plain, as there are many on one page. */
export function StageCategory({ stage }: { stage: Stage }) {
  const { t } = useTranslation(["settings", "pipeline"]);
  const { mutate } = useSaveStage();
  const name = (category: string) => t(`pipeline:category.${category}`);
  const own = stage.own_category;
  return (
    <NativeSelect
      size="xs"
      aria-label={`${t("pipelines.category")} ${stage.name}`}
      data={[
        {
          value: BY_CHANCE,
          label: own
            ? t("pipelines.byChance")
            : t("pipelines.byChanceIs", { category: name(stage.category) }),
        },
        ...CATEGORIES.map((value) => ({ value, label: name(value) })),
      ]}
      value={own || BY_CHANCE}
      onChange={(event) => {
        const { value } = event.currentTarget;
        const own_category = CATEGORIES.find((one) => one === value) ?? "";
        mutate({ stage, change: { own_category } });
      }}
    />
  );
}
