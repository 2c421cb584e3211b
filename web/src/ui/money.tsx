import { Tooltip } from "@mantine/core";

import { formatMoney } from "@/lib/money";

import { useLocale } from "./use-locale";

type Props = { amount: string | null; currency: string; short?: boolean };

/** An amount, if it is not hidden from one: full in tables and drawers, short (with the full one on hover) on cards and axes. */
export function Money({ amount, currency, short = false }: Props) {
  const { language } = useLocale();
  if (amount === null) return null;
  const full = formatMoney(amount, currency, { language });
  if (!short) return <span data-figure>{full}</span>;
  return (
    <Tooltip label={full}>
      <span data-figure>{formatMoney(amount, currency, { language, short })}</span>
    </Tooltip>
  );
}
