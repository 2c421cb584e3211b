import { Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { membersQuery } from "@/api/lookups";
import { useLocale } from "@/ui/use-locale";

import { useUndoHandover } from "./pool-queries";

type Handover = Schema["HandoverOut"];

/** What was handed over before and to whom, and the way back for 30 days. */
export function HandoverPast({ made }: { made: Handover[] }) {
  const { t } = useTranslation("settings");
  const { language } = useLocale();
  const undo = useUndoHandover();
  return made.map((one) => (
    <Stack key={one.id} gap={4}>
      <Group justify="space-between">
        <Text size="sm" fw={500}>
          {t(one.undone_at ? "handover.undone" : "handover.done", {
            day: new Date(one.at).toLocaleDateString(language),
          })}
        </Text>
        {one.can_undo && (
          <Button
            size="xs"
            variant="default"
            loading={undo.isPending}
            onClick={() => undo.mutate(one.id)}
          >
            {t("handover.undo")}
          </Button>
        )}
      </Group>
      <Parts made={one} />
    </Stack>
  ));
}

function Parts({ made }: { made: Handover }) {
  const { t } = useTranslation("settings");
  const members = useQuery(membersQuery()).data ?? [];
  const kinds = Object.keys(made.recipients) as (keyof Handover["recipients"])[];
  return kinds
    .filter((kind) => made.counts[kind])
    .map((kind) => (
      <Text key={kind} size="sm" c="dimmed">
        {t("handover.went", {
          what: t(`handover.${kind}`),
          count: made.counts[kind] ?? 0,
          name: members.find(({ id }) => id === made.recipients[kind])?.name ?? "…",
        })}
      </Text>
    ));
}
