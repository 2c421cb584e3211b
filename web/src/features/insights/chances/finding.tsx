import { useTranslation } from "react-i18next";

import styles from "./chances.module.css";
import { PatternLink } from "./pattern-link";
import type { Pattern, Patterns } from "./queries";
import { usePatternWords } from "./use-pattern-words";

/** One fact that goes with winning beyond chance; its figures lead to their deals. */
export function Finding({ pattern, patterns }: { pattern: Pattern; patterns: Patterns }) {
  const { t } = useTranslation("chances");
  const { fact, times, between, p, words } = usePatternWords(patterns.early);
  const { having, lacking } = pattern;
  const side = ({ n, rate }: Pattern["having"]) =>
    t("patterns.side", { rate: words.percent(rate), formatted: words.count(n) });
  return (
    <li className={styles.finding}>
      <h3>{fact(pattern)}</h3>
      <span className={styles.ratio}>
        {pattern.ratio === null ? words.percent(having.rate) : times(pattern.ratio)}
      </span>
      <p>
        {t("patterns.with")}{" "}
        <PatternLink pattern={pattern} has early={patterns.early}>
          {side(having)}
        </PatternLink>
        {" · "}
        {t("patterns.without")}{" "}
        <PatternLink pattern={pattern} has={false} early={patterns.early}>
          {side(lacking)}
        </PatternLink>
      </p>
      <span className={styles.meta}>
        {t("patterns.sure", {
          between: between(pattern),
          p: p(pattern.adjusted).replace(/^(?=\d)/, "= "),
        })}
      </span>
    </li>
  );
}
