import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { StatusBadge, type Tone } from "@/ui/status-badge";

import { useWords } from "../use-words";
import styles from "./chances.module.css";

type Drift = Schema["DriftOut"];

const TONES: Record<Drift["state"], Tone> = {
  too_few: "quiet",
  steady: "good",
  recalibrate: "attention",
  retrain: "bad",
};

/** Whether recent outcomes still agree with what was said of them. */
export function DriftCard({ drift }: { drift: Drift }) {
  const { t } = useTranslation("chances");
  const words = useWords();
  return (
    <section className={styles.verdict} aria-label={t("drift.title")}>
      <StatusBadge tone={TONES[drift.state]}>{t(`drift.state.${drift.state}`)}</StatusBadge>
      <p>
        <b>{t("drift.title")}</b>{" "}
        {drift.n === null
          ? t("drift.few", { since: words.shortDay(drift.since) })
          : t("drift.says", {
              since: words.shortDay(drift.since),
              said: words.percent(drift.said),
              came: words.percent(drift.came),
              auc: drift.auc?.toFixed(3),
              formatted: words.count(drift.n),
            })}{" "}
        {t(`drift.does.${drift.state}`)}
      </p>
    </section>
  );
}
