import { Button, Group, Stack, Text } from "@mantine/core";
import { IconKey, IconPlus } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { EmptyState } from "@/ui/empty-state";
import { StatusBadge } from "@/ui/status-badge";
import { When } from "@/ui/when";

import { NewToken } from "./new-token";
import { Panel } from "./panel";
import classes from "./panel.module.css";
import { tokensQuery, useDeleteToken } from "./queries";

export function TokensSection() {
  const { t } = useTranslation("settings");
  const tokens = useSuspenseQuery(tokensQuery()).data;
  const revoke = useDeleteToken();
  const [isMaking, setMaking] = useState(false);
  return (
    <Panel
      title={t("section.tokens")}
      lead={t("tokens.lead")}
      action={
        <Button leftSection={<IconPlus size={15} />} onClick={() => setMaking(true)}>
          {t("tokens.new")}
        </Button>
      }
    >
      {tokens.length === 0 && (
        <EmptyState icon={<IconKey size={28} stroke={1.4} aria-hidden />}>
          {t("tokens.none")}
        </EmptyState>
      )}
      {tokens.map((token) => (
        <Group key={token.id} className={classes.row} wrap="nowrap">
          <Stack gap={2} className={classes.grow}>
            <Text fw={500} truncate>
              {token.name}{" "}
              <Text span c="dimmed" size="xs">
                hw_…{token.hint}
              </Text>
            </Text>
            <Text size="xs" c="dimmed">
              {token.last_used_at ? (
                <>
                  {t("tokens.used")} <When at={token.last_used_at} />
                </>
              ) : (
                t("tokens.unused")
              )}
              {token.expires_at && (
                <>
                  {" · "}
                  {t("tokens.until")} <When at={token.expires_at} />
                </>
              )}
            </Text>
          </Stack>
          {token.scopes.map((scope) => (
            <StatusBadge key={scope} tone={scope === "admin" ? "attention" : "quiet"}>
              {t(`scope.${scope}`)}
            </StatusBadge>
          ))}
          <Button size="compact-sm" variant="default" onClick={() => revoke.mutate(token.id)}>
            {t("tokens.revoke")}
          </Button>
        </Group>
      ))}
      <NewToken opened={isMaking} onClose={() => setMaking(false)} />
    </Panel>
  );
}
