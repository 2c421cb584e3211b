import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { useOpenRecord } from "@/lib/place";
import { DateField } from "@/ui/date-field";
import { Money } from "@/ui/money";
import { MoneyField } from "@/ui/money-field";
import { StatusBadge } from "@/ui/status-badge";
import { TaskAdd } from "@/ui/task-add";

import { type ReviewDeal as Deal, useMend } from "./queries";
import classes from "./today.module.css";

/** A deal, what it lacks, and the fields that mend it. */
export function ReviewDeal({ deal }: { deal: Deal }) {
  const { t } = useTranslation("today");
  const open = useOpenRecord();
  const mayWrite = useMay("write");
  const lacks = (...gaps: Deal["gaps"]) => mayWrite && gaps.some((gap) => deal.gaps.includes(gap));
  return (
    <Stack gap="md">
      <div>
        <Title order={2} fz="lg">
          {deal.title}
        </Title>
        <Text size="sm" c="dimmed">
          {[deal.company_name, deal.stage_name].filter(Boolean).join(" · ")}{" "}
          <Money amount={deal.value} currency={deal.currency} />
        </Text>
      </div>
      <div className={classes.reasons}>
        <Text size="sm">{t("reviewPage.lacks")}</Text>
        {deal.gaps.map((gap) => (
          <StatusBadge key={gap} tone={gap === "date_passed" ? "bad" : "attention"}>
            {t(`reviewPage.gap.${gap}`)}
          </StatusBadge>
        ))}
      </div>
      {lacks("next_step") && (
        <div>
          <Text size="sm" fw={500} mb={4}>
            {t("reviewPage.step")}
          </Text>
          <TaskAdd of={{ deal_id: deal.id }} />
        </div>
      )}
      {lacks("date", "date_passed") && <CloseDate deal={deal} />}
      {lacks("value") && <Value deal={deal} />}
      <Group gap="sm">
        <Button size="xs" variant="default" onClick={() => open("deal", deal.id)}>
          {t("reviewPage.openDeal")}
        </Button>
        {lacks("company", "person") && (
          <Text size="xs" c="dimmed">
            {t("reviewPage.inDeal")}
          </Text>
        )}
      </Group>
    </Stack>
  );
}

function CloseDate({ deal }: { deal: Deal }) {
  const { t } = useTranslation("today");
  const mend = useMend();
  return (
    <DateField
      label={t("reviewPage.close")}
      value={deal.expected_close_date}
      onChange={(day) => day && mend.mutate({ deal, change: { expected_close_date: day } })}
    />
  );
}

function Value({ deal }: { deal: Deal }) {
  const { t } = useTranslation("today");
  const mend = useMend();
  const [value, setValue] = useState("");
  const [currency, setCurrency] = useState(deal.currency);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (Number(value) > 0) mend.mutate({ deal, change: { value, currency } });
      }}
    >
      <MoneyField
        label={t("reviewPage.value")}
        value={value}
        currency={currency}
        onChange={(next, chosen) => {
          setValue(next);
          setCurrency(chosen);
        }}
      />
    </form>
  );
}
