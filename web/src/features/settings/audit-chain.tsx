import { Button, Group, List, Stack, Text } from "@mantine/core";
import { IconShieldCheck, IconShieldX } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { StatusBadge } from "@/ui/status-badge";
import { When } from "@/ui/when";

import { auditStateQuery, useVerifyAudit, type Verdict } from "./audit-queries";

/** How long the chain is, and whether anybody has touched it. */
export function AuditChain() {
  const { t } = useTranslation("audit");
  const state = useSuspenseQuery(auditStateQuery()).data;
  const verify = useVerifyAudit();
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text size="sm" role="status">
          {t("chain.length", { count: state.lines })}
          {state.last_at && (
            <>
              {" · "}
              {t("chain.last")} <When at={state.last_at} />
            </>
          )}
        </Text>
        <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate()}>
          {t("chain.verify")}
        </Button>
      </Group>
      {verify.data && <Outcome verdict={verify.data} />}
    </Stack>
  );
}

function Outcome({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation("audit");
  if (verdict.is_whole) {
    return (
      <div role="status">
        <StatusBadge tone="good" icon={<IconShieldCheck size={14} aria-hidden />}>
          {t("chain.whole", { count: verdict.lines })}
        </StatusBadge>
      </div>
    );
  }
  return (
    <Stack gap={4} role="alert">
      <StatusBadge tone="bad" icon={<IconShieldX size={14} aria-hidden />}>
        {t("chain.touched", { count: verdict.found })}
      </StatusBadge>
      <List size="sm">
        {verdict.findings.map(({ fault, number }) => (
          <List.Item key={`${fault}${number}`}>
            {number === null ? t("fault.unsealed") : t(`fault.${fault}`, { number })}
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
