import { useTranslation } from "react-i18next";

import { useReasonWords } from "@/ui/chances/use-reason-words";

import { FigureCard } from "../figure-card";
import { useWords } from "../use-words";
import styles from "./chances.module.css";
import type { Model } from "./queries";
import { useVerdictWords } from "./use-verdict-words";

const LEAST = 0.001; // what moves nothing need not be shown

/** What moves probabilities, and by how much on the mean. */
export function FeaturesCard({ model }: { model: Model }) {
  const { t } = useTranslation("chances");
  const words = useWords();
  const verdict = useVerdictWords();
  const { named } = useReasonWords();
  const shown = model.features.filter(({ points }) => points >= LEAST);
  const most = Math.max(...shown.map(({ points }) => points), LEAST);
  const direction = (of: number) => {
    if (of === 0) return t("direction.none");
    return of > 0 ? t("direction.more") : t("direction.less");
  };
  const size = (points: number) => t("pointsMean", { formatted: words.number(points * 100) });
  return (
    <FigureCard
      subject={t("features")}
      view={t("onMean")}
      hint={[
        t("featuresHint", { day: verdict.day(model.learned_day) }),
        ...(model.left_out.length > 0
          ? [t("leftOut", { names: model.left_out.map(named).join(t("and")) })]
          : []),
      ].join(" · ")}
      table={{
        head: [t("feature_name"), t("directionLabel"), t("pointsLabel")],
        rows: shown.map((one) => [named(one), direction(one.direction), size(one.points)]),
      }}
      picture={() => ({
        yAxis: { type: "category", inverse: true, data: shown.map(named) },
        xAxis: { type: "value" },
        series: [{ type: "bar", data: shown.map(({ points }) => points * 100) }],
      })}
    >
      <ul className={styles.features}>
        {shown.map((one) => (
          <li key={one.feature + one.name}>
            <span>{named(one)}</span>
            <progress max={most} value={one.points} aria-label={named(one)} />
            <span className={styles.size}>{size(one.points)}</span>
            <span className={styles.direction}>{direction(one.direction)}</span>
          </li>
        ))}
      </ul>
    </FigureCard>
  );
}
