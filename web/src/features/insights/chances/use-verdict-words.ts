import { useTranslation } from "react-i18next";

import { useWords } from "../use-words";
import type { Model } from "./queries";

/** What a model is, in sentences. */
export function useVerdictWords() {
  const { t } = useTranslation("chances");
  const words = useWords();
  const day = (text: string | null) => (text ? words.shortDay(text) : "–");
  return {
    /** Learned when, from what, on which days. */
    learned: (model: Model) =>
      t("learned", {
        day: day(model.learned_day),
        closed: words.count(model.n_closed),
        first: day(model.first_day),
        last: day(model.last_day),
        count: model.step,
      }),
    verdict: (model: Model) =>
      t(`verdict.${model.verdict}`, {
        formatted: words.count(model.n_closed),
        skill: words.percent(model.skill),
        judged: words.count(model.own?.n ?? 0),
      }),
    day,
  };
}
