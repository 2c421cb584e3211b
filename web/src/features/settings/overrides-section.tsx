import { Anchor, Select, SimpleGrid, Stack, Table, Text } from "@mantine/core";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { pipelinesQuery } from "@/api/lookups";
import { useOpenRecord } from "@/lib/place";
import { EmptyState } from "@/ui/empty-state";
import { When } from "@/ui/when";

import { Panel } from "./panel";
import classes from "./panel.module.css";
import { type Override, overridesQuery } from "./stage-queries";

/** When deals went on although criteria blocked them: how often, where, by whom, and why. */
export function OverridesSection() {
  const { t } = useTranslation("settings");
  const [pipelineId, setPipelineId] = useState<string | null>(null);
  const pipelines = useQuery(pipelinesQuery()).data ?? [];
  const { items, summary } = useSuspenseQuery(overridesQuery(pipelineId)).data;
  return (
    <Panel
      title={t("section.overrides")}
      lead={t("overrides.lead", { count: summary.total })}
      action={
        <Select
          aria-label={t("overrides.pipeline")}
          placeholder={t("overrides.all")}
          clearable
          data={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
          value={pipelineId}
          onChange={setPipelineId}
        />
      }
    >
      {items.length === 0 ? (
        <EmptyState>{t("overrides.none")}</EmptyState>
      ) : (
        <>
          <SimpleGrid cols={{ base: 1, sm: 3 }} mb="lg">
            <Counts title={t("overrides.byStage")} counts={summary.by_stage} />
            <Counts title={t("overrides.byMember")} counts={summary.by_member} />
            <Counts title={t("overrides.byCriterion")} counts={summary.by_criterion} />
          </SimpleGrid>
          <OverrideTable items={items} />
        </>
      )}
    </Panel>
  );
}

function Counts({ title, counts }: { title: string; counts: Schema["OverrideCount"][] }) {
  return (
    <Stack gap={4}>
      <Text size="xs" c="dimmed" fw={600}>
        {title}
      </Text>
      {counts.slice(0, 5).map(({ key, name, count }) => (
        <Text key={key} size="sm">
          {name || "—"} <b data-figure>{count}</b>
        </Text>
      ))}
    </Stack>
  );
}

function OverrideTable({ items }: { items: Override[] }) {
  const { t } = useTranslation("settings");
  const open = useOpenRecord();
  return (
    <div className={classes.scroll}>
      <Table miw={720} verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("overrides.deal")}</Table.Th>
            <Table.Th>{t("overrides.way")}</Table.Th>
            <Table.Th>{t("overrides.missing")}</Table.Th>
            <Table.Th>{t("overrides.reason")}</Table.Th>
            <Table.Th>{t("overrides.who")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Td>
                <Anchor component="button" size="sm" onClick={() => open("deal", one.deal_id)}>
                  {one.deal_title}
                </Anchor>
              </Table.Td>
              <Table.Td>
                {one.from_stage_name} → {one.to_stage_name ?? t("overrides.won")}
              </Table.Td>
              <Table.Td>{one.criteria.map(({ sentence }) => sentence).join(" · ")}</Table.Td>
              <Table.Td>{one.reason}</Table.Td>
              <Table.Td>
                {one.member_name} · <When at={one.at} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
