import { useTranslation } from "react-i18next";

import { useWords } from "../use-words";
import type { Pattern } from "./queries";

/** A fact of deals in words, and what it goes with. */
export function usePatternWords(early: number) {
  const { t } = useTranslation("chances");
  const words = useWords();
  const times = (ratio: number | null) =>
    ratio === null ? "–" : `${(Math.round(ratio * 100) / 100).toLocaleString(words.language)}×`;
  return {
    fact: ({ fact, name, word }: Pattern) =>
      t(`patterns.fact.${fact}`, { name, word: word ?? t("patterns.gone"), count: early }),
    times,
    between: ({ low, high }: Pattern) =>
      low === null || high === null ? "–" : `${times(low)} – ${times(high)}`,
    p: (p: number | null) => (p === null ? "–" : p < 0.001 ? "< 0.001" : p.toFixed(3)),
    words,
  };
}
