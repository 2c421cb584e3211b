import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { Boundary } from "@/ui/boundary";

import { FigureHome } from "../figure-home";
import classes from "./grid.module.css";
import type { DashboardTile } from "./queries";
import { HOMES, SHOWN } from "./tile-registry";

/** What a tile shows; it waits and fails by itself. */
export function TileContent({ tile }: { tile: DashboardTile }) {
  const { t } = useTranslation("dashboards");
  const show = SHOWN[tile.kind];
  return (
    <div className={classes.content}>
      <Boundary loading={<Skeleton h="100%" mih={96} radius="md" />}>
        <FigureHome value={HOMES[tile.kind]}>{show ? show(tile) : t("unknownKind")}</FigureHome>
      </Boundary>
    </div>
  );
}
