import { Skeleton, Stack } from "@mantine/core";

import classes from "@/ui/board/board.module.css";

const range = (count: number) => Array.from({ length: count }, (_, index) => index);

/** The shape of a board before it is there. */
export function BoardSkeleton({ columns }: { columns: number }) {
  return (
    <div className={classes.columns} aria-hidden data-testid="loading">
      {range(columns).map((column) => (
        <Stack key={column} className={classes.skeletonColumn} gap={8}>
          <Skeleton h={14} w="55%" />
          <Skeleton h={10} w="40%" mb={6} />
          {range(5 - (column % 3)).map((card) => (
            <Skeleton key={card} h={86} />
          ))}
        </Stack>
      ))}
    </div>
  );
}
