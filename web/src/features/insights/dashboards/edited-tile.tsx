import { ActionIcon, Box } from "@mantine/core";
import { IconGripVertical, IconSettings, IconTrash } from "@tabler/icons-react";
import { type KeyboardEvent, type RefObject, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import classes from "./grid.module.css";
import { asked, type Direction, moved, removed, resized, stepped } from "./layout";
import type { DashboardTile } from "./queries";
import { TileContent } from "./tile-content";
import { TileSettings } from "./tile-settings";
import { useTileDrag } from "./use-tile-drag";
import { useTileKind } from "./use-tile-kind";

type Props = {
  tile: DashboardTile;
  tiles: DashboardTile[];
  grid: RefObject<HTMLElement | null>;
  onChange: (tiles: DashboardTile[]) => void;
  say: (sentence: string) => void;
};

const KEYS: Record<string, Direction> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};
const GROWS = { up: [0, -1], down: [0, 1], left: [-1, 0], right: [1, 0] } as const;

/** A tile that is being laid out: dragged anywhere on it, sized at its corner, or both by keys. */
export function EditedTile({ tile, tiles, grid, onChange, say }: Props) {
  const { t } = useTranslation("dashboards");
  const { kind, title } = useTileKind(tile);
  const least = { w: kind?.least_w ?? 1, h: kind?.least_h ?? 1 };
  const [isHeld, setHeld] = useState(false);
  const [isSet, setSet] = useState(false);
  const before = useRef(tiles);
  const tell = (next: DashboardTile[]) => {
    const { x, y, w, h } = next.find(({ id }) => id === tile.id) ?? tile;
    say(t("layout.at", { title, column: x + 1, row: y + 1, w, h }));
  };
  const held = {
    onBegin: () => {
      before.current = tiles;
      setHeld(true);
    },
    onEnd: () => {
      setHeld(false);
      tell(tiles);
    },
  };
  const move = useTileDrag(tile, grid, {
    ...held,
    onMove: (from, columns, rows) =>
      onChange(moved(before.current, tile.id, { x: from.x + columns, y: from.y + rows })),
  });
  const size = useTileDrag(tile, grid, {
    ...held,
    onMove: (from, columns, rows) =>
      onChange(resized(before.current, tile.id, { w: from.w + columns, h: from.h + rows }, least)),
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = KEYS[event.key];
    if (!direction || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const [w, h] = GROWS[direction];
    const next = event.shiftKey
      ? resized(tiles, tile.id, { w: tile.w + w, h: tile.h + h }, least)
      : stepped(tiles, tile.id, direction);
    onChange(next);
    tell(next);
  };
  return (
    <Box
      className={classes.tile}
      data-held={isHeld || undefined}
      data-tile={tile.kind}
      style={{
        gridColumn: `${tile.x + 1} / span ${tile.w}`,
        gridRow: `${tile.y + 1} / span ${tile.h}`,
      }}
    >
      <Box h="100%" inert>
        <TileContent tile={tile} />
      </Box>
      <div className={classes.cover} {...move} />
      <div className={classes.bar}>
        <ActionIcon
          className={classes.handle}
          variant="subtle"
          color="gray"
          aria-label={t("layout.move", { title })}
          aria-describedby="layout-keys"
          onKeyDown={onKeyDown}
          {...move}
        >
          <IconGripVertical size={16} />
        </ActionIcon>
        {kind && kind.question.length > 0 && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("layout.settings", { title })}
            onClick={() => setSet(true)}
          >
            <IconSettings size={16} />
          </ActionIcon>
        )}
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("layout.remove", { title })}
          onClick={() => {
            onChange(removed(tiles, tile.id));
            say(t("layout.removed", { title }));
          }}
        >
          <IconTrash size={16} />
        </ActionIcon>
      </div>
      <div className={classes.corner} data-corner aria-hidden {...size} />
      {isSet && (
        <TileSettings
          tile={tile}
          title={title}
          onClose={() => setSet(false)}
          onChange={(question) => onChange(asked(tiles, tile.id, question))}
        />
      )}
    </Box>
  );
}
