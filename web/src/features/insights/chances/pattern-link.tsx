import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { useScope } from "../use-scope";
import styles from "./chances.module.css";
import type { Pattern } from "./queries";
import { usePatternWords } from "./use-pattern-words";

type Props = { pattern: Pattern; has: boolean; early: number; children: ReactNode };

/** To the deals of one side of a pattern. */
export function PatternLink({ pattern, has, early, children }: Props) {
  const { t } = useTranslation("chances");
  const { carried, search } = useScope();
  const { fact } = usePatternWords(early);
  const named = { fact: fact(pattern) };
  const what = has ? t("patterns.having", named) : t("patterns.lacking", named);
  return (
    <Link
      to="/insights/pattern-deals"
      search={{
        ...carried,
        early: search.early,
        pattern: pattern.pattern,
        has: has ? "1" : "0",
        what,
      }}
      className={styles.link}
    >
      {children}
    </Link>
  );
}
