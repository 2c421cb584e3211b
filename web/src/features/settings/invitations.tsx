import { Button, Group, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { StatusBadge } from "@/ui/status-badge";
import { When } from "@/ui/when";

import { Panel } from "./panel";
import classes from "./panel.module.css";
import { invitationsQuery, useWithdraw } from "./queries";

/** Invitations nobody has accepted yet; nothing when there are none. */
export function Invitations() {
  const { t } = useTranslation("settings");
  const invitations = useSuspenseQuery(invitationsQuery()).data;
  const withdraw = useWithdraw();
  if (invitations.length === 0) return null;
  return (
    <Panel title={t("invitations.title")}>
      {invitations.map((invitation) => (
        <Group key={invitation.id} className={classes.row} wrap="nowrap">
          <Stack gap={0} className={classes.grow}>
            <Text fw={500} truncate>
              {invitation.name || invitation.email}
            </Text>
            <Text size="xs" c="dimmed" truncate>
              {invitation.email} · {t("invitations.until")} <When at={invitation.expires_at} />
            </Text>
          </Stack>
          <StatusBadge tone="quiet">{t(`role.${invitation.role}`)}</StatusBadge>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => withdraw.mutate(invitation.id)}
          >
            {t("invitations.withdraw")}
          </Button>
        </Group>
      ))}
    </Panel>
  );
}
