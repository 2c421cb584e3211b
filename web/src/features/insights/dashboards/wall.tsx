import { ActionIcon, Group, Modal, Text, Title } from "@mantine/core";
import { useInterval } from "@mantine/hooks";
import { IconX } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import { Older } from "@/ui/older";

import { useScope } from "../use-scope";
import { useWords } from "../use-words";
import { Grid } from "./grid";
import type { Dashboard } from "./queries";
import classes from "./wall.module.css";

const MINUTE = 60_000;

/** A dashboard for a screen on the wall: larger, without the frame, asked anew every minute. */
export function Wall({ dashboard, onClose }: { dashboard: Dashboard; onClose: () => void }) {
  const { t } = useTranslation(["dashboards", "insights"]);
  const client = useQueryClient();
  const { scope } = useScope();
  const words = useWords();
  const askAnew = () => {
    void client.invalidateQueries({ queryKey: ["insights"] });
    void client.invalidateQueries({ queryKey: ["reports", "data"] });
  };
  useInterval(askAnew, MINUTE, { autoInvoke: true });
  useFullScreen(onClose);
  const { from, to } = scope;
  const asOf = scope.as_of ? words.asOf({ as_of: scope.as_of }) : t("insights:asOfNow");
  return (
    <Modal.Root opened fullScreen onClose={onClose} transitionProps={{ duration: 0 }}>
      <Modal.Content aria-label={dashboard.name} className={classes.wall}>
        <div className={classes.sheet}>
          <Group justify="space-between" wrap="nowrap" mb="md">
            <div>
              <Title order={2}>{dashboard.name}</Title>
              <Text c="dimmed" size="sm">
                {words.period({ from, to, as_of: "" })} · {asOf}
              </Text>
              <Older />
            </div>
            <ActionIcon variant="subtle" color="gray" onClick={onClose} aria-label={t("leaveWall")}>
              <IconX size={18} />
            </ActionIcon>
          </Group>
          <Grid tiles={dashboard.tiles} />
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}

/** The whole screen, where the browser allows it; leaving it (Esc) closes the wall as well. */
function useFullScreen(onLeave: () => void) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once, when the wall opens.
  useEffect(() => {
    const root = document.documentElement;
    const left = () => {
      if (!document.fullscreenElement) onLeave();
    };
    root.requestFullscreen?.().catch(() => undefined);
    document.addEventListener("fullscreenchange", left);
    return () => {
      document.removeEventListener("fullscreenchange", left);
      if (document.fullscreenElement) void document.exitFullscreen();
    };
  }, []);
}
