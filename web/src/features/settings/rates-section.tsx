import { ActionIcon, Group, Text } from "@mantine/core";
import { IconCurrencyYuan, IconTrash } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { EmptyState } from "@/ui/empty-state";
import { Day } from "@/ui/when";

import { ratesQuery, useDeleteRate } from "./calendar-queries";
import { Panel } from "./panel";
import classes from "./panel.module.css";
import { RateForm } from "./rate-form";

/** What other currencies are worth in the workspace's own, from a day on. */
export function RatesSection() {
  const { t } = useTranslation("settings");
  const own = useMe().workspace.currency;
  const rates = useSuspenseQuery(ratesQuery()).data;
  const remove = useDeleteRate();
  return (
    <Panel title={t("section.rates")} lead={t("rates.lead", { currency: own })}>
      <RateForm own={own} />
      {rates.length === 0 && (
        <EmptyState icon={<IconCurrencyYuan size={28} stroke={1.4} aria-hidden />}>
          {t("rates.none", { currency: own })}
        </EmptyState>
      )}
      {rates.map(({ currency, day, rate }) => (
        <Group key={currency + day} className={classes.row} wrap="nowrap">
          <Text className={classes.grow} data-figure>
            1 {currency} = {Number(rate)} {own}
          </Text>
          <Text size="sm" c="dimmed">
            {t("rates.from")} <Day day={day} />
          </Text>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`${t("delete")}: ${currency} ${day}`}
            onClick={() => remove.mutate({ currency, day })}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      ))}
    </Panel>
  );
}
