import { ActionIcon, Group, Menu, Text } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconDots,
  IconResize,
  IconSettings,
  IconTrash,
} from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import classes from "./arranged-tile.module.css";
import { asked, COLUMNS, removed, reordered, resized } from "./layout";
import type { DashboardTile } from "./queries";
import { TileSettings } from "./tile-settings";
import { useTileKind } from "./use-tile-kind";

type Props = {
  tile: DashboardTile;
  tiles: DashboardTile[];
  isFirst: boolean;
  isLast: boolean;
  onChange: (tiles: DashboardTile[]) => void;
};

const SIZES = ["half", "full"] as const;

/** A tile on a phone while it is arranged: a line with buttons, in the order one reads them. */
export function ArrangedTile({ tile, tiles, isFirst, isLast, onChange }: Props) {
  const { t } = useTranslation("dashboards");
  const { kind, title } = useTileKind(tile);
  const [isSet, setSet] = useState(false);
  const least = { w: kind?.least_w ?? 1, h: kind?.least_h ?? 1 };
  const size = (w: number, h: number) => {
    // Where it stands there may be no room for its width: then it goes to the left edge.
    const x = Math.min(tile.x, COLUMNS - Math.max(w, least.w));
    const placed = tiles.map((one) => (one.id === tile.id ? { ...one, x } : one));
    onChange(resized(placed, tile.id, { w, h }, least));
  };
  return (
    <li className={classes.line}>
      <Text size="sm" fw={500} className={classes.title} lineClamp={2}>
        {title}
      </Text>
      <Group gap={2} wrap="nowrap">
        <ActionIcon
          size="lg"
          variant="subtle"
          color="gray"
          disabled={isFirst}
          aria-label={t("arrange.up", { title })}
          onClick={() => onChange(reordered(tiles, tile.id, -1))}
        >
          <IconArrowUp size={18} />
        </ActionIcon>
        <ActionIcon
          size="lg"
          variant="subtle"
          color="gray"
          disabled={isLast}
          aria-label={t("arrange.down", { title })}
          onClick={() => onChange(reordered(tiles, tile.id, 1))}
        >
          <IconArrowDown size={18} />
        </ActionIcon>
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon
              size="lg"
              variant="subtle"
              color="gray"
              aria-label={t("arrange.more", { title })}
            >
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{t("arrange.size")}</Menu.Label>
            {SIZES.map((name) => (
              <Menu.Item
                key={name}
                leftSection={<IconResize size={16} />}
                onClick={() => size(name === "full" ? COLUMNS : COLUMNS / 2, tile.h)}
              >
                {t(`arrange.${name}`)}
              </Menu.Item>
            ))}
            <Menu.Item closeMenuOnClick={false} onClick={() => size(tile.w, tile.h + 1)}>
              {t("arrange.higher", { rows: tile.h })}
            </Menu.Item>
            <Menu.Item
              closeMenuOnClick={false}
              disabled={tile.h <= least.h}
              onClick={() => size(tile.w, tile.h - 1)}
            >
              {t("arrange.lower")}
            </Menu.Item>
            <Menu.Divider />
            {kind && kind.question.length > 0 && (
              <Menu.Item leftSection={<IconSettings size={16} />} onClick={() => setSet(true)}>
                {t("layout.settings", { title })}
              </Menu.Item>
            )}
            <Menu.Item
              leftSection={<IconTrash size={16} />}
              onClick={() => onChange(removed(tiles, tile.id))}
            >
              {t("layout.remove", { title })}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Group>
      {isSet && (
        <TileSettings
          tile={tile}
          title={title}
          onClose={() => setSet(false)}
          onChange={(question) => onChange(asked(tiles, tile.id, question))}
        />
      )}
    </li>
  );
}
