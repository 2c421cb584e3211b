import { SegmentedControl, Switch } from "@mantine/core";
import { IconTelescope } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { EmptyState } from "@/ui/empty-state";
import { When } from "@/ui/when";

import classes from "../insights.module.css";
import { useWords } from "../use-words";
import { ViewHeading } from "../view-heading";
import { FanCard } from "./fan-card";
import styles from "./forecast.module.css";
import { ForecastTiles } from "./forecast-tiles";
import { TestCard } from "./test-card";
import { keyOf, useOutlook } from "./use-outlook";
import { ZombiesLine } from "./zombies-line";

export function ForecastFigures() {
  const { t } = useTranslation("forecast");
  const { outlook, period, withZombies, set } = useOutlook();
  const words = useWords();
  const test = outlook.tests.find(({ unit }) => unit === period?.unit);
  return (
    <>
      <ViewHeading
        view={t("view")}
        icon={<IconTelescope size={14} />}
        more={
          <Link to="/pipeline/forecast" className={classes.more}>
            {t("board")}
          </Link>
        }
      >
        {outlook.computed_at ? (
          <>
            {t("age")} <When at={outlook.computed_at} />
            {outlook.day && ` · ${t("until", { day: words.shortDay(outlook.day) })}`}
            {outlook.is_stale && ` · ${t("renewing")}`}
          </>
        ) : (
          t("says")
        )}
      </ViewHeading>
      {outlook.state === "waiting" && (
        <EmptyState>{outlook.is_stale ? t("waiting") : t("nothingThen")}</EmptyState>
      )}
      {outlook.state === "too_few" && (
        <EmptyState>
          {t("tooFew", { n: words.count(outlook.n_won), needed: words.count(outlook.needed) })}
        </EmptyState>
      )}
      {period && test && (
        <>
          <div className={styles.line}>
            <SegmentedControl
              size="xs"
              aria-label={t("period")}
              data={outlook.periods.map((one) => ({
                value: keyOf(one),
                label: `${t(`ahead.${keyOf(one)}`)} · ${words.period({ ...one, as_of: "" })}`,
              }))}
              value={keyOf(period)}
              onChange={(ahead) => set({ ahead }, { replace: true })}
            />
            {period.with_zombies && (
              <Switch
                size="xs"
                label={t("withZombies")}
                checked={withZombies}
                onChange={(event) =>
                  set({ zombies: event.currentTarget.checked ? "1" : undefined })
                }
              />
            )}
          </div>
          <ForecastTiles outlook={outlook} period={period} withZombies={withZombies} />
          <ZombiesLine outlook={outlook} />
          <FanCard outlook={outlook} test={test} period={period} withZombies={withZombies} />
          <TestCard test={test} outlook={outlook} />
        </>
      )}
    </>
  );
}
