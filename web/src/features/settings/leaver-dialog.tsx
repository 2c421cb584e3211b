import { Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { Dialog } from "@/ui/dialog";
import { Failed } from "@/ui/failed";

import { HandoverPast } from "./handover-past";
import { type Belonging, belongingsQuery } from "./pool-queries";

type Props = { member: Schema["MemberOut"]; onClose: () => void };

const KINDS: Belonging[] = ["deals", "companies", "people", "leads", "tasks"];

/** About somebody who left: what they still hold, to whom the rest went, and that they are out. */
export function LeaverDialog({ member, onClose }: Props) {
  const { t } = useTranslation("settings");
  const { data, error, refetch } = useQuery(belongingsQuery(member.id));
  const held = KINDS.filter((kind) => (data?.counts[kind] ?? 0) > 0);
  return (
    <Dialog opened onClose={onClose} title={member.name}>
      <Stack gap="lg">
        <Text size="sm">{t("leaver.out")}</Text>
        {error && <Failed error={error} retry={() => void refetch()} />}
        {!data && !error && <Skeleton h={60} />}
        {data && (
          <Stack gap={4}>
            <Text fw={600}>{t("leaver.holds")}</Text>
            {held.length === 0 && <Text c="dimmed">{t("leaver.nothing")}</Text>}
            {held.map((kind) => (
              <Text key={kind} size="sm">
                {t(`handover.${kind}`)} · {data.counts[kind]}
              </Text>
            ))}
          </Stack>
        )}
        {data && (
          <Stack gap="sm">
            <Text fw={600}>{t("leaver.went")}</Text>
            {data.handovers.length === 0 && <Text c="dimmed">{t("leaver.noHandover")}</Text>}
            <HandoverPast made={data.handovers} />
          </Stack>
        )}
      </Stack>
    </Dialog>
  );
}
