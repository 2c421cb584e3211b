import { Link } from "@tanstack/react-router";
import { useId } from "react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { formatNumber } from "@/lib/money";
import { useOpenRecord } from "@/lib/place";
import { Money } from "@/ui/money";
import { RowLink } from "@/ui/row-link";
import { useLocale } from "@/ui/use-locale";
import { Day } from "@/ui/when";

import classes from "./overview.module.css";
import { OverviewStages } from "./overview-stages";
import { ShareBar } from "./share-bar";

type Props = { pipeline: Schema["OverviewPipeline"]; currency: string };

/** One pipeline: what stands in it, how well, what it brought this month, what closes next. */
export function OverviewPipeline({ pipeline, currency }: Props) {
  const { t } = useTranslation("views");
  const { language } = useLocale();
  const open = useOpenRecord();
  const id = useId();
  return (
    <section className={classes.pipeline} aria-labelledby={id}>
      <header className={classes.head}>
        <h2 className={classes.name} id={id}>
          <Link to="/pipeline" search={toBoard(pipeline.id)} className={classes.link}>
            {pipeline.name}
          </Link>
        </h2>
        <span className={classes.count}>{formatNumber(pipeline.count, language)}</span>
      </header>
      <dl className={classes.figures}>
        {pipeline.value !== null && (
          <>
            <Figure label={t("totals.sum")} amount={pipeline.value} currency={currency} />
            <Figure
              label={t("totals.weighted")}
              amount={pipeline.weighted_value}
              currency={currency}
            />
          </>
        )}
        {pipeline.won_value !== null && (
          <Figure
            label={t("overview.won", { count: pipeline.won_count })}
            amount={pipeline.won_value}
            currency={currency}
          />
        )}
      </dl>
      <ShareBar {...pipeline} />
      <OverviewStages pipeline={pipeline} currency={currency} />
      <h3 className={classes.subtitle}>{t("overview.next")}</h3>
      {pipeline.closings.length === 0 && <p className={classes.none}>{t("overview.noNext")}</p>}
      <ul className={classes.closings}>
        {pipeline.closings.map((deal) => (
          <li key={deal.id} className={classes.closing}>
            <span className={classes.deal}>
              <RowLink onOpen={() => open("deal", deal.id)}>{deal.title}</RowLink>
            </span>
            <Money amount={deal.value} currency={deal.currency} short />
            <span className={classes.day}>
              {deal.expected_close_date && <Day day={deal.expected_close_date} />}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

type FigureProps = { label: string; amount: string | null; currency: string };

function Figure({ label, amount, currency }: FigureProps) {
  return (
    <div>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>
        <Money amount={amount} currency={currency} short />
      </dd>
    </div>
  );
}

/** The board of this pipeline, with the filters one has. */
function toBoard(pipeline: string) {
  return ((place: object) => ({ ...place, pipeline })) as never;
}
