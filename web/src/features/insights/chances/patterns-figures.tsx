import { IconSparkles } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { EmptyState } from "@/ui/empty-state";

import classes from "../insights.module.css";
import { useScope } from "../use-scope";
import { useWords } from "../use-words";
import { ViewHeading } from "../view-heading";
import styles from "./chances.module.css";
import { Finding } from "./finding";
import { PatternsCard } from "./patterns-card";
import { patternsQuery } from "./queries";
import { usePatternsAsk } from "./use-patterns-ask";

export function PatternsFigures() {
  const { t } = useTranslation(["chances", "insights"]);
  const { carried } = useScope();
  const words = useWords();
  const { data } = useSuspenseQuery(patternsQuery(usePatternsAsk()));
  const isOfSome = data.owner_id !== null || data.team_id !== null;
  const findings = data.patterns.filter(({ is_finding }) => is_finding);
  return (
    <>
      <ViewHeading
        view={t("insights:view.period")}
        icon={<IconSparkles size={14} />}
        more={
          <Link to="/insights/probability" search={carried} className={classes.more}>
            {t("patterns.toChances")}
          </Link>
        }
      >
        {t("patterns.says", {
          count: data.early,
          formatted: words.count(data.n),
          won: words.count(data.won),
          period: words.period(data),
          left: words.count(data.n_too_early),
        })}
      </ViewHeading>
      {data.n === 0 ? (
        <EmptyState>{t("patterns.none")}</EmptyState>
      ) : (
        <>
          <p className={styles.caution}>
            {t("patterns.tried", { count: data.tried, found: findings.length })}{" "}
            {isOfSome && data.tried > 0 && `${t("patterns.ofSome")} `}
            {data.tried > 0 && t("patterns.caution")}
          </p>
          {findings.length > 0 && (
            <ul className={styles.findings}>
              {findings.map((one) => (
                <Finding key={one.pattern} pattern={one} patterns={data} />
              ))}
            </ul>
          )}
          <PatternsCard patterns={data} />
        </>
      )}
    </>
  );
}
