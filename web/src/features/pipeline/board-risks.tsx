import type { ReactNode } from "react";

import { Risks } from "./risks";
import type { Board } from "./rules";

/** What puts the cards of a board at risk. */
export function BoardRisks({ board, children }: { board: Board; children: ReactNode }) {
  return (
    <Risks ids={board.stages.flatMap(({ cards }) => cards.map(({ id }) => id))}>{children}</Risks>
  );
}
