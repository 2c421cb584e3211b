import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { formatNumber } from "@/lib/money";
import { flatten } from "@/lib/pages";
import columns from "@/ui/board/column.module.css";
import { Money } from "@/ui/money";
import { useLocale } from "@/ui/use-locale";

import classes from "./past.module.css";
import { PastCard } from "./past-card";
import {
  type PastCard as Card,
  type PastAsk,
  type PastStage,
  pastCardsQuery,
} from "./past-queries";

type Props = { stage: PastStage; ask: PastAsk; currency: string };

/** A stage with its totals and its deals of then. */
export function PastColumn({ stage, ask, currency }: Props) {
  const { t } = useTranslation(["past", "pipeline"]);
  const { language } = useLocale();
  const more = useInfiniteQuery(pastCardsQuery(ask, stage));
  const cards = [...stage.cards, ...flatten<Card>(more.data).items];
  const hasMore = stage.next !== null && (more.data === undefined || more.hasNextPage);
  const title = `stage-${stage.id}`;
  return (
    <section className={columns.column} aria-labelledby={title} data-stage-id={stage.id}>
      <header className={columns.head}>
        <div className={columns.headLine}>
          <h2 className={columns.name} id={title}>
            {stage.name}
          </h2>
          <span className={columns.count}>{formatNumber(stage.count, language)}</span>
        </div>
        {stage.value !== null && (
          <div className={columns.sums}>
            <span className={columns.sum}>
              <Money amount={stage.value} currency={currency} short />
            </span>
            <span className={columns.weighted}>
              {t("pipeline:weighted")}{" "}
              <Money amount={stage.weighted_value} currency={currency} short />
            </span>
          </div>
        )}
      </header>
      <div className={columns.scroller}>
        {cards.length === 0 && <p className={columns.empty}>{t("emptyColumn")}</p>}
        <ul className={classes.cards} aria-labelledby={title}>
          {cards.map((card) => (
            <li key={card.id}>
              <PastCard card={card} asOf={ask.as_of} />
            </li>
          ))}
        </ul>
        {hasMore && (
          <Button
            size="compact-xs"
            variant="subtle"
            fullWidth
            loading={more.isFetching}
            onClick={() => void (more.data ? more.fetchNextPage() : more.refetch())}
          >
            {t("more")}
          </Button>
        )}
      </div>
    </section>
  );
}
