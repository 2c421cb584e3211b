import { Button, Checkbox, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/api/client";
import { Dialog } from "@/ui/dialog";
import { MemberPicker } from "@/ui/member-picker";
import { ProblemAlert } from "@/ui/problem-alert";

import { HandoverPast } from "./handover-past";
import { type Belonging, belongingsQuery, useHandOver } from "./pool-queries";

type Props = { member: Schema["MemberOut"]; onClose: () => void };

const KINDS: Belonging[] = ["deals", "companies", "people", "leads", "tasks"];

/** Everything somebody has goes to others: all to one, or each kind to somebody else. */
export function HandoverDialog({ member, onClose }: Props) {
  const { t } = useTranslation("settings");
  const found = useQuery(belongingsQuery(member.id)).data;
  const handOver = useHandOver(member.id);
  const [to, setTo] = useState<Partial<Record<Belonging, string>>>({});
  const [isLeaving, setLeaving] = useState(member.is_active);
  const kinds = KINDS.filter((kind) => (found?.counts[kind] ?? 0) > 0);
  const isWhole = kinds.every((kind) => to[kind]);
  const toAll = (id: string | null) =>
    setTo(id ? Object.fromEntries(KINDS.map((kind) => [kind, id])) : {});
  return (
    <Dialog opened onClose={onClose} title={t("handover.of", { name: member.name })}>
      <Stack>
        <ProblemAlert error={handOver.error} />
        {found && kinds.length === 0 && <Text c="dimmed">{t("handover.nothing")}</Text>}
        {kinds.length > 0 && (
          <MemberPicker label={t("handover.all")} value={null} onChange={toAll} />
        )}
        {kinds.map((kind) => (
          <MemberPicker
            key={kind}
            label={`${t(`handover.${kind}`)} · ${found?.counts[kind]}`}
            value={to[kind] ?? null}
            onChange={(id) => setTo({ ...to, [kind]: id ?? undefined })}
          />
        ))}
        <Checkbox
          label={t("handover.deactivate")}
          checked={isLeaving}
          onChange={(event) => setLeaving(event.currentTarget.checked)}
        />
        <Group justify="end">
          <Button
            disabled={!found || !isWhole}
            loading={handOver.isPending}
            onClick={() =>
              handOver.mutate(
                { recipients: to as Record<string, string>, deactivate: isLeaving },
                { onSuccess: onClose },
              )
            }
          >
            {t("handover.do")}
          </Button>
        </Group>
        {found && <HandoverPast made={found.handovers} />}
      </Stack>
    </Dialog>
  );
}
