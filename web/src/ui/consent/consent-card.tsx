import { Button, Group, Skeleton, Stack, Switch, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { Failed } from "@/ui/failed";
import { Section } from "@/ui/section";
import { StatusBadge } from "@/ui/status-badge";

import { ConsentForm } from "./consent-form";
import { ConsentHistory } from "./consent-history";
import {
  type Consent,
  consentQuery,
  neverTrackQuery,
  useNeverTrack,
  type Whose,
} from "./consent-queries";

/** By what right somebody is written to, what speaks against it, and how that came. */
export function ConsentCard({ of }: { of: Whose }) {
  const { t } = useTranslation("leaving");
  const { data, error, refetch } = useQuery(consentQuery(of));
  const [isWriting, setWriting] = useState<"basis" | "withdrawal">();
  const mayWrite = useMay("write");
  return (
    <Section title={t("consent.title")}>
      {error && <Failed error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton h={28} />}
      {data && (
        <Group gap={8} justify="space-between">
          <Standing consent={data} />
          {mayWrite && !isWriting && <Acts isWithdrawn={data.is_withdrawn} onWrite={setWriting} />}
        </Group>
      )}
      {data && isWriting && (
        <ConsentForm
          of={of}
          basis={data.basis}
          isWithdrawal={isWriting === "withdrawal"}
          onDone={() => setWriting(undefined)}
        />
      )}
      {data && <ConsentHistory steps={data.steps} />}
      {of.kind === "person" && <NeverTrack personId={of.id} mayWrite={mayWrite} />}
    </Section>
  );
}

type ActsProps = { isWithdrawn: boolean; onWrite: (what: "basis" | "withdrawal") => void };

function Acts({ isWithdrawn, onWrite }: ActsProps) {
  const { t } = useTranslation("leaving");
  return (
    <Group gap={6} ml="auto">
      {!isWithdrawn && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          onClick={() => onWrite("withdrawal")}
        >
          {t("consent.withdraw")}
        </Button>
      )}
      <Button size="compact-sm" variant="default" onClick={() => onWrite("basis")}>
        {t("consent.record")}
      </Button>
    </Group>
  );
}

function Standing({ consent }: { consent: Consent }) {
  const { t } = useTranslation("leaving");
  const { basis, is_withdrawn, suppressed } = consent;
  const tone = basis === "unknown" || basis === "none" ? "quiet" : "good";
  return (
    <Stack gap={4}>
      <Group gap="xs">
        {is_withdrawn ? (
          <StatusBadge tone="bad">{t("consent.withdrawn")}</StatusBadge>
        ) : (
          <StatusBadge tone={tone}>{t(`consent.basis.${basis}`)}</StatusBadge>
        )}
        {suppressed.map(({ address, reason }) => (
          <StatusBadge key={address} tone="attention">
            {t("consent.listed", { address, reason: t(`reason.${reason}`) })}
          </StatusBadge>
        ))}
      </Group>
      {(is_withdrawn || suppressed.length > 0) && (
        <Text size="xs" c="dimmed">
          {t("consent.noMachine")}
        </Text>
      )}
    </Stack>
  );
}

function NeverTrack({ personId, mayWrite }: { personId: string; mayWrite: boolean }) {
  const { t } = useTranslation("leaving");
  const { data } = useQuery(neverTrackQuery(personId));
  const save = useNeverTrack(personId);
  if (!data) return null;
  return (
    <Switch
      size="sm"
      label={t("consent.neverTrack")}
      checked={data.is_never}
      disabled={!mayWrite}
      onChange={(event) => save.mutate(event.currentTarget.checked)}
    />
  );
}
