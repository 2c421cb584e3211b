import { Skeleton, Stack } from "@mantine/core";

import cards from "./figure-card.module.css";
import classes from "./insights.module.css";

const TILES = ["a", "b", "c", "d", "e", "f"];
const BARS = [100, 72, 51, 38, 24, 17];

/** The shape of a row of tiles and a funnel. */
export function FiguresLoading() {
  return (
    <Stack gap="md" aria-hidden data-testid="loading">
      <Skeleton h={20} w={320} maw="80%" />
      <div className={classes.tiles}>
        {TILES.map((tile) => (
          <Stack key={tile} gap={10} p="md" h={92} bg="var(--hw-surface)">
            <Skeleton h={10} w="50%" />
            <Skeleton h={20} w="70%" />
          </Stack>
        ))}
      </div>
      <Stack className={cards.card} gap="lg" p="md">
        {BARS.map((width) => (
          <Skeleton key={width} h={24} w={`${width}%`} />
        ))}
      </Stack>
    </Stack>
  );
}
