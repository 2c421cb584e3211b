import { Group, Pagination, Select, Stack, Text } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import {
  ENROLMENTS_AT_ONCE,
  type EnrolmentState,
  type EnrolmentsOf,
  enrolmentsQuery,
} from "@/api/sequences";
import { EmptyState } from "@/ui/empty-state";

import { EnrolmentRow } from "./enrolment-row";
import classes from "./enrolments.module.css";

const STATES: EnrolmentState[] = ["active", "held", "paused", "finished", "stopped"];

/** Who goes or went through a sequence, how far they have come, and why it ended. */
export function EnrolmentList({ of }: { of: EnrolmentsOf }) {
  const { t } = useTranslation("sequences");
  const [state, setState] = useState<EnrolmentState | null>(null);
  const [page, setPage] = useState(1);
  const asked = state ? { ...of, state } : of;
  const { items, total } = useSuspenseQuery(
    enrolmentsQuery(asked, (page - 1) * ENROLMENTS_AT_ONCE),
  ).data;
  const pages = Math.ceil(total / ENROLMENTS_AT_ONCE);
  if (total === 0 && !state)
    return (
      <EmptyState icon={<IconUsers size={28} stroke={1.4} aria-hidden />}>{t("nobody")}</EmptyState>
    );
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text size="sm" c="dimmed" data-figure>
          {t("people", { count: total })}
        </Text>
        <Select
          size="xs"
          clearable
          aria-label={t("state.label")}
          placeholder={t("state.any")}
          data={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
          value={state}
          onChange={(next) => {
            setState(next as EnrolmentState | null);
            setPage(1);
          }}
        />
      </Group>
      <ul className={classes.list} aria-label={t("tab.people")}>
        {items.map((one) => (
          <EnrolmentRow key={one.id} enrolment={one} names="person" />
        ))}
      </ul>
      {pages > 1 && <Pagination size="sm" total={pages} value={page} onChange={setPage} />}
    </Stack>
  );
}
