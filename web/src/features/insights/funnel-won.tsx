import { Box } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";

import { DealsLink } from "./deals-link";
import classes from "./funnel.module.css";
import { percentOf } from "./rules";
import { useFunnelWay } from "./use-funnel-way";
import { useWords } from "./use-words";

type Props = { funnel: Schema["FunnelOut"]; most: number };

/** The end of the funnel: all that was won, from whichever stage. */
export function FunnelWon({ funnel, most }: Props) {
  const { t } = useTranslation("insights");
  const words = useWords();
  const { figure, size, amount, isByValue } = useFunnelWay();
  const { won, currency, overall_conversion } = funnel;
  return (
    <>
      <div className={classes.row}>
        <div className={classes.drop}>
          <span className={classes.words}>
            <b>{t("funnel.end", { share: words.percent(overall_conversion) })}</b>
          </span>
        </div>
      </div>
      <div className={classes.row}>
        <span className={classes.name}>{t("won")}</span>
        <div className={classes.track}>
          <Box
            className={classes.bar}
            data-kind="won"
            w={`${percentOf(size(won), most) * 0.9}%`}
            aria-hidden
          />
          <DealsLink className={classes.count} figure={figure("won")} what={t("won")}>
            {amount(won, currency)}
          </DealsLink>
        </div>
        <span className={classes.figure}>
          {won.value !== null &&
            (isByValue ? words.deals(won.n) : words.money(won.value, currency))}
        </span>
      </div>
    </>
  );
}
