import { Button, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { IconDownload, IconLockOpen } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { flatten } from "@/lib/pages";
import { usePlace } from "@/lib/place";
import { EmptyState } from "@/ui/empty-state";

import { OverrideFilters } from "./override-filters";
import { OverrideTable } from "./override-table";
import { Panel } from "./panel";
import { type Override, overrideSummaryQuery, overridesQuery } from "./stage-queries";

/** When deals went on although criteria blocked them: how often, where, by whom, and why. */
export function OverridesSection() {
  const { t } = useTranslation("settings");
  const { search, set } = usePlace();
  const { pipeline: pipeline_id, stage: stage_id, who: member_id, from, to, q } = search;
  const wish = { pipeline_id, stage_id, member_id, from, to, q };
  const list = useInfiniteQuery({ ...overridesQuery(wish), placeholderData: keepPreviousData });
  const { data: counts } = useQuery({
    ...overrideSummaryQuery(wish),
    placeholderData: keepPreviousData,
  });
  const items = list.data ? flatten<Override>(list.data).items : [];
  const given = Object.entries(wish).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const clear = () =>
    set(
      {
        pipeline: undefined,
        stage: undefined,
        who: undefined,
        from: undefined,
        to: undefined,
        q: undefined,
      },
      { replace: true },
    );
  const address = `/api/v1/criterion-overrides/export.csv?${new URLSearchParams(given)}`;
  return (
    <Panel
      title={t("section.overrides")}
      lead={t("overrides.lead", { count: counts?.total ?? 0 })}
      action={
        <Button
          component="a"
          href={address}
          download
          size="compact-sm"
          variant="default"
          leftSection={<IconDownload size={15} />}
        >
          {t("overrides.export")}
        </Button>
      }
    >
      <OverrideFilters onClearAll={given.length > 0 ? clear : undefined} />
      {list.data && items.length === 0 && (
        <EmptyState icon={<IconLockOpen size={28} stroke={1.4} aria-hidden />}>
          {given.length > 0 ? t("overrides.noneSuch") : t("overrides.none")}
        </EmptyState>
      )}
      {counts && items.length > 0 && (
        <>
          <SimpleGrid cols={{ base: 1, sm: 3 }} mb="lg">
            <Counts title={t("overrides.byStage")} counts={counts.by_stage} />
            <Counts title={t("overrides.byMember")} counts={counts.by_member} />
            <Counts title={t("overrides.byCriterion")} counts={counts.by_criterion} />
          </SimpleGrid>
          <OverrideTable items={items} />
        </>
      )}
      {list.hasNextPage && (
        <Button variant="subtle" fullWidth onClick={() => void list.fetchNextPage()}>
          {t("overrides.more")}
        </Button>
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
        <Group key={key} gap="xs" wrap="nowrap" align="start">
          <Text size="sm" fw={600} w={28} ta="end" data-figure>
            {count}
          </Text>
          <Text size="sm">{name || "—"}</Text>
        </Group>
      ))}
    </Stack>
  );
}
