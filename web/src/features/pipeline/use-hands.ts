import { useMemo } from "react";
import type { BoardHands } from "./board-context";
import { useSteady } from "./use-steady";

/** The board's hands, the same object as long as the same things are allowed. */
export function useHands(latest: BoardHands): BoardHands {
  const { mayWrite } = latest;
  const activate = useSteady(latest.activate);
  const open = useSteady(latest.open);
  const win = useSteady(latest.win);
  const lose = useSteady(latest.lose);
  const pick = useSteady(latest.pick);
  return useMemo(
    () => ({ mayWrite, activate, open, win, lose, pick }),
    [mayWrite, activate, open, win, lose, pick],
  );
}
