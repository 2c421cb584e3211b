import { Button, Group, Stack, Text } from "@mantine/core";
import { IconDeviceDesktop, IconDeviceMobile } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { StatusBadge } from "@/ui/status-badge";
import { When } from "@/ui/when";

import { browserOf } from "./browser-of";
import { Panel } from "./panel";
import classes from "./panel.module.css";
import { sessionsQuery, useEndSession } from "./queries";

export function SessionsPanel() {
  const { t } = useTranslation("settings");
  const sessions = useSuspenseQuery(sessionsQuery()).data;
  const end = useEndSession();
  return (
    <Panel title={t("sessions.title")} lead={t("sessions.lead")}>
      {sessions.map((session) => {
        const { name, isPhone } = browserOf(session.user_agent);
        const Icon = isPhone ? IconDeviceMobile : IconDeviceDesktop;
        return (
          <Group key={session.id} className={classes.row} wrap="nowrap">
            <Icon size={20} stroke={1.6} aria-hidden />
            <Stack gap={0} className={classes.grow}>
              <Text fw={500}>{name || t("sessions.unknown")}</Text>
              <Text size="xs" c="dimmed">
                {session.ip} · <When at={session.last_seen_at} />
              </Text>
            </Stack>
            {session.is_current ? (
              <StatusBadge tone="good">{t("sessions.current")}</StatusBadge>
            ) : (
              <Button
                size="compact-sm"
                variant="default"
                loading={end.isPending && end.variables === session.id}
                onClick={() => end.mutate(session.id)}
              >
                {t("sessions.end")}
              </Button>
            )}
          </Group>
        );
      })}
    </Panel>
  );
}
