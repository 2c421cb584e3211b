import { ActionIcon, Group } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconGripVertical } from "@tabler/icons-react";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";

import classes from "./panel.module.css";

type Props = {
  name: string;
  at: number;
  isLast: boolean;
  handle: RefObject<HTMLButtonElement | null>;
  onMove: (to: number) => void;
};

/** Where a stage stands: dragged by the handle, moved with its arrow keys, or by buttons. */
export function StageOrder({ name, at, isLast, handle, onMove }: Props) {
  const { t } = useTranslation("settings");
  const ways = [
    { label: "pipelines.earlier", to: at - 1, isOff: at === 0, Icon: IconArrowUp },
    { label: "pipelines.later", to: at + 1, isOff: isLast, Icon: IconArrowDown },
  ] as const;
  return (
    <Group gap={0} wrap="nowrap">
      <ActionIcon
        ref={handle}
        variant="subtle"
        color="gray"
        size="sm"
        className={classes.handle}
        aria-label={t("pipelines.drag", { name })}
        onKeyDown={(event) => {
          const way = { ArrowUp: ways[0], ArrowDown: ways[1] }[event.key];
          if (!way || way.isOff) return;
          event.preventDefault();
          onMove(way.to);
        }}
      >
        <IconGripVertical size={14} />
      </ActionIcon>
      {ways.map(({ label, to, isOff, Icon }) => (
        <ActionIcon
          key={label}
          variant="subtle"
          color="gray"
          size="sm"
          disabled={isOff}
          aria-label={t(label, { name })}
          onClick={() => onMove(to)}
        >
          <Icon size={14} />
        </ActionIcon>
      ))}
    </Group>
  );
}
