import { Tooltip } from "@mantine/core";

import { formatMoney } from "@/lib/money";

import { useLocale } from "./use-locale";

type Props = { amount: string; currency: string; short?: boolean };

/** An amount: full in tables and drawers, short (with the full one on hover) on cards and axes. */
export function Money({ amount, currency, short = false }: Props) {
  const { language } = useLocale();
  const full = formatMoney(amount, currency, { language });
  if (!short) return <span data-figure>{full}</span>;
  return (
    <Tooltip label={full}>
      <span data-figure>{formatMoney(amount, currency, { language, short })}</span>
    </Tooltip>
  );
}
