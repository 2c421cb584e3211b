import { Box, VisuallyHidden } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { ArrangedTile } from "./arranged-tile";
import arranged from "./arranged-tile.module.css";
import { EditedTile } from "./edited-tile";
import classes from "./grid.module.css";
import { inReadingOrder } from "./layout";
import type { DashboardTile } from "./queries";
import { TileContent } from "./tile-content";

type Props = {
  tiles: DashboardTile[];
  /** Given while the tiles are being laid out. */
  onChange?: ((tiles: DashboardTile[]) => void) | undefined;
};

/** Twelve columns of tiles; on a phone one below the other, and arranged by buttons. */
export function Grid({ tiles, onChange }: Props) {
  const isPhone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  if (!onChange) return <Shown tiles={tiles} />;
  if (!isPhone) return <Edited tiles={tiles} onChange={onChange} />;
  const order = inReadingOrder(tiles);
  return (
    <ul className={arranged.list}>
      {order.map((tile, at) => (
        <ArrangedTile
          key={tile.id}
          tile={tile}
          tiles={tiles}
          isFirst={at === 0}
          isLast={at === order.length - 1}
          onChange={onChange}
        />
      ))}
    </ul>
  );
}

function Shown({ tiles }: { tiles: DashboardTile[] }) {
  return (
    <div className={classes.grid}>
      {inReadingOrder(tiles).map((tile) => (
        <Box
          key={tile.id}
          className={classes.tile}
          style={{
            gridColumn: `${tile.x + 1} / span ${tile.w}`,
            gridRow: `${tile.y + 1} / span ${tile.h}`,
          }}
        >
          <TileContent tile={tile} />
        </Box>
      ))}
    </div>
  );
}

function Edited({
  tiles,
  onChange,
}: Required<Props> & { onChange: NonNullable<Props["onChange"]> }) {
  const { t } = useTranslation("dashboards");
  const grid = useRef<HTMLDivElement>(null);
  const [said, say] = useState("");
  return (
    <>
      <div className={classes.grid} ref={grid} data-editing>
        {inReadingOrder(tiles).map((tile) => (
          <EditedTile
            key={tile.id}
            tile={tile}
            tiles={tiles}
            grid={grid}
            onChange={onChange}
            say={say}
          />
        ))}
      </div>
      <VisuallyHidden aria-live="assertive" aria-label={t("layout.said")} role="status">
        {said}
      </VisuallyHidden>
    </>
  );
}
