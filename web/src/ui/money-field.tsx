import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { CURRENCIES } from "@/lib/currencies";

import classes from "./money-field.module.css";
import { NumberField } from "./number-field";

type Props = {
  label: string;
  /** A decimal string as the API has it; "" is none. */
  value: string;
  currency: string;
  onChange: (value: string, currency: string) => void;
  error?: string;
};

/** An amount with its currency. */
export function MoneyField({ label, value, currency, onChange, error }: Props) {
  const { t } = useTranslation("common");
  return (
    <div className={classes.pair}>
      <NumberField
        className={classes.amount}
        label={label}
        value={value}
        onChange={(next) => onChange(String(next), currency)}
        thousandSeparator=","
        decimalScale={2}
        min={0}
        hideControls
        error={error}
        inputMode="decimal"
      />
      <Select
        className={classes.currency}
        aria-label={t("currency")}
        data={CURRENCIES.includes(currency) ? CURRENCIES : [currency, ...CURRENCIES]}
        value={currency}
        onChange={(next) => next && onChange(value, next)}
        allowDeselect={false}
        searchable
      />
    </div>
  );
}
