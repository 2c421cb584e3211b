import { ActionIcon, Drawer, Group, Tooltip } from "@mantine/core";
import { useHotkeys, useMediaQuery } from "@mantine/hooks";
import { IconMaximize, IconX } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { usePlace } from "@/lib/place";

import { Boundary } from "./boundary";
import classes from "./record-drawer.module.css";
import { RecordSkeleton } from "./skeletons";

type Props = { recordKey: string | undefined; fullPage: string | undefined; children: ReactNode };

/** A record over the list or board: right on a desk, a sheet on a phone. Esc and back close it, ⌘↵ opens the full page. */
export function RecordDrawer({ recordKey, fullPage, children }: Props) {
  const { t } = useTranslation("common");
  const { set } = usePlace();
  const navigate = useNavigate();
  const phone = useMediaQuery("(max-width: 48em)");
  const close = () =>
    set({ deal: undefined, company: undefined, person: undefined, lead: undefined });
  const open = () => fullPage && void navigate({ to: fullPage as never });
  useHotkeys([["mod+Enter", open]], []);
  return (
    <Drawer.Root
      opened={Boolean(recordKey)}
      onClose={close}
      classNames={{ content: classes.content ?? "" }}
      position={phone ? "bottom" : "right"}
      size={phone ? "92%" : "clamp(520px, 46vw, 720px)"}
    >
      <Drawer.Overlay backgroundOpacity={0.2} />
      <Drawer.Content aria-label={t("record")}>
        <Group className={classes.tools} gap={4}>
          <Tooltip label={t("openFullPage")}>
            <ActionIcon variant="subtle" color="gray" onClick={open} aria-label={t("openFullPage")}>
              <IconMaximize size={16} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t("close")}>
            <ActionIcon variant="subtle" color="gray" onClick={close} aria-label={t("close")}>
              <IconX size={16} />
            </ActionIcon>
          </Tooltip>
        </Group>
        <Drawer.Body p={0} data-autofocus tabIndex={-1} className={classes.body}>
          <Boundary loading={<RecordSkeleton />} key={recordKey}>
            {children}
          </Boundary>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
