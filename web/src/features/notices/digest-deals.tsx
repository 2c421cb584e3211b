import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { useOpenRecord } from "@/lib/place";
import { Money } from "@/ui/money";
import { RowLink } from "@/ui/row-link";
import { Section } from "@/ui/section";

import classes from "./notices.module.css";

type Props = { title: string; deals: Schema["DigestDeal"][]; count: number };

/** The most valuable deals of one sort, and how many more there are. */
export function DigestDeals({ title, deals, count }: Props) {
  const { t } = useTranslation("notices");
  const open = useOpenRecord();
  return (
    <div className={classes.part}>
      <Section title={title} count={count} order={2}>
        <div>
          {deals.map((deal) => (
            <div key={deal.id} className={classes.deal}>
              <RowLink onOpen={() => open("deal", deal.id)}>{deal.title}</RowLink>
              <Text size="xs" c="dimmed">
                {t("digest.inStage", { stage: deal.stage_name, count: deal.days_in_stage })}
              </Text>
              <Money amount={deal.value} currency={deal.currency} short />
            </div>
          ))}
        </div>
        {count === 0 && (
          <Text size="sm" c="dimmed">
            {t("digest.none")}
          </Text>
        )}
        {count > deals.length && (
          <Text size="sm" c="dimmed">
            {t("digest.more", { count: count - deals.length })}
          </Text>
        )}
      </Section>
    </div>
  );
}
