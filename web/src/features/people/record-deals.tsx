import { Group, Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useOpenRecord } from "@/lib/place";
import { Failed } from "@/ui/failed";
import { Money } from "@/ui/money";
import { RowLink } from "@/ui/row-link";
import { Section } from "@/ui/section";
import { StatusBadge, type Tone } from "@/ui/status-badge";

import { dealsOfQuery } from "./queries";
import classes from "./record-list.module.css";

const TONES: Record<string, Tone> = { open: "planned", won: "good", lost: "bad", void: "quiet" };

/** The deals of a company or person; a click opens one. */
export function RecordDeals({ of }: { of: { company_id?: string; person_id?: string } }) {
  const { t } = useTranslation("people");
  const { data, error, refetch } = useQuery(dealsOfQuery(of));
  const open = useOpenRecord();
  return (
    <Section title={t("deals")} count={data?.items.length ?? 0}>
      {error && <Failed error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton h={36} />}
      <div>
        {data?.items.map((deal) => (
          <Group key={deal.id} className={classes.row} wrap="nowrap" gap="sm">
            <span className={classes.main}>
              <RowLink onOpen={() => open("deal", deal.id)}>{deal.title}</RowLink>
            </span>
            <Text size="xs" c="dimmed" className={classes.hint}>
              {deal.stage_name}
            </Text>
            <Money amount={deal.value} currency={deal.currency} short />
            <StatusBadge tone={TONES[deal.status] ?? "quiet"}>
              {t(`status.${deal.status}`)}
            </StatusBadge>
          </Group>
        ))}
      </div>
      {data?.items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("noDeals")}
        </Text>
      )}
    </Section>
  );
}
