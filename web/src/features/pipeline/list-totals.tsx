import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { formatNumber } from "@/lib/money";
import { Money } from "@/ui/money";
import { useLocale } from "@/ui/use-locale";

import classes from "./filters.module.css";
import { type DealList, totalsQuery } from "./queries";

/** What all deals of the list come to, those that are not loaded too. */
export function ListTotals({ list }: { list: DealList }) {
  const { t } = useTranslation("views");
  const { language } = useLocale();
  const phone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const totals = useQuery(totalsQuery(list)).data;
  if (!totals) return null;
  const { count, value, weighted_value, average, currency } = totals;
  const figures = { sum: value, weighted: weighted_value, average };
  return (
    <div className={classes.totals} role="status">
      <span>
        {t("totals.count")} <b>{formatNumber(count, language)}</b>
      </span>
      {(["sum", "weighted", "average"] as const).map(
        (name) =>
          figures[name] !== null && (
            <span key={name}>
              {t(`totals.${name}`)}{" "}
              <b>
                <Money amount={figures[name]} currency={currency} short={phone} />
              </b>
            </span>
          ),
      )}
    </div>
  );
}
