import { Tooltip } from "@mantine/core";
import { IconDroplet, IconDropletOff, IconRipple } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { StatusBadge, type Tone } from "@/ui/status-badge";

import { isSmall } from "../rules";
import type { Flow, Standing, Targets } from "./queries";
import classes from "./source-card.module.css";
import { SourceGauge } from "./source-gauge";
import { TargetLink } from "./target-link";
import { useTargetWords } from "./use-target-words";

const TONES: Record<NonNullable<Flow["says"]>, Tone> = {
  dry: "bad",
  weak: "attention",
  strong: "good",
  full: "good",
};

/** Is the source strong enough for the target? What comes in, what is needed, and for how long it lasts. */
export function SourceCard({ data, place }: { data: Targets; place: Standing }) {
  const { t } = useTranslation("targets");
  const words = useTargetWords(data);
  const { source } = place;
  if (!source) return null;
  const { says, inflow, needed_inflow: needed } = source;
  const sentence = t(`source.says.${says ?? "unknown"}`, {
    inflow: words.aWeek(inflow),
    needed: needed === null ? "" : words.aWeek(needed),
  });
  const incoming = {
    place,
    figure: "target_new",
    what: t("source.newOf", { name: place.name }),
    days: { from: data.inflow_from, to: data.day },
  } as const;
  return (
    <section className={classes.card} aria-label={t("source.title")}>
      <div className={classes.picture}>
        <TargetLink {...incoming}>
          <SourceGauge inflow={inflow} needed={needed} says={says} label={sentence} />
        </TargetLink>
        <div className={classes.legend} data-small={isSmall(source.n) || undefined}>
          <TargetLink {...incoming} className={classes.figure}>
            <b>{words.count(Math.round(inflow * 10) / 10)}</b>
            <small>{t("source.inflow")}</small>
          </TargetLink>
          <span className={classes.figure} data-line>
            <b>
              {needed === null ? (
                words.none
              ) : (
                <RatesLink data={data} place={place} source={source}>
                  {words.count(Math.round(needed * 10) / 10)}
                </RatesLink>
              )}
            </b>
            <small>{t("source.needed")}</small>
          </span>
        </div>
      </div>
      <div className={classes.text}>
        <h2 className={classes.title}>
          {t("source.title")} <span>· {place.name}</span>
          {says && (
            <StatusBadge
              tone={isSmall(source.n) && says !== "full" ? "quiet" : TONES[says]}
              icon={<SourceIcon says={says} />}
            >
              {t(`source.${says}`)}
            </StatusBadge>
          )}
        </h2>
        <p>{sentence}</p>
        <SourceFacts data={data} place={place} source={source} />
      </div>
    </section>
  );
}

function SourceIcon({ says }: { says: NonNullable<Flow["says"]> }) {
  if (says === "dry") return <IconDropletOff size={14} />;
  return says === "weak" ? <IconDroplet size={14} /> : <IconRipple size={14} />;
}

type FactsProps = { data: Targets; place: Standing; source: Flow };

function SourceFacts({ data, place, source }: FactsProps) {
  const { t } = useTranslation("targets");
  const words = useTargetWords(data);
  const { coverage, runway_weeks: weeks, is_dry, win_rate, average, n } = source;
  return (
    <dl className={classes.facts}>
      <Fact name={t("runway")} how={t("runwayHow")} isSmall={isSmall(n)}>
        <TargetLink place={place} figure="target_open" what={t("openOf", { name: place.name })}>
          {is_dry ? t("source.dry") : weeks === null ? t("noEnd") : words.weeks(weeks)}
        </TargetLink>
        <small>{t("expectedOpen", { amount: words.amount(place.open_expected) })}</small>
      </Fact>
      <Fact name={t("coverage")} how={t("coverageHow")}>
        <TargetLink place={place} figure="target_due" what={t("dueOf", { name: place.name })}>
          {coverage === null ? t("covered") : `${words.count(Math.round(coverage * 10) / 10)} ×`}
        </TargetLink>
        <small>
          {t("dueIn", { amount: words.amount(place.due), n: words.deals(place.n_due) })}
        </small>
      </Fact>
      <Fact name={t("missing")} how={t("missingHow")}>
        <TargetLink place={place} figure="target_due" what={t("dueOf", { name: place.name })}>
          {words.amount(source.missing)}
        </TargetLink>
        <small>{t("expectedDue", { amount: words.amount(place.due_expected) })}</small>
      </Fact>
      <Fact name={t("rates")} how={t("ratesHow")} isSmall={isSmall(n)}>
        <RatesLink data={data} place={place} source={source}>
          {words.share(win_rate)}
          {data.is_money && average !== null && ` × ${words.amount(average)}`}
        </RatesLink>
        <small>
          {words.n(n)}
          {isSmall(n) && ` · ${t("small")}`}
          {!source.rates_are_own && ` · ${t("ratesOfAll")}`}
        </small>
      </Fact>
    </dl>
  );
}

/** To the deals that win rate and average are of: one's own, or where they are few everybody's. */
function RatesLink({ data, place, source, children }: FactsProps & { children: ReactNode }) {
  const { t } = useTranslation("targets");
  return (
    <TargetLink
      place={source.rates_are_own ? place : { member_id: null, team_id: null }}
      figure="target_decided"
      what={t("decided")}
      days={{ from: data.rates_from, to: data.day }}
    >
      {children}
    </TargetLink>
  );
}

type FactProps = { name: string; how: string; isSmall?: boolean; children: ReactNode };

function Fact({ name, how, isSmall: small = false, children }: FactProps) {
  return (
    <div data-small={small || undefined}>
      <dt>
        <Tooltip label={how} multiline maw={300} events={{ hover: true, focus: true, touch: true }}>
          <button type="button" className={classes.how}>
            {name}
          </button>
        </Tooltip>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
