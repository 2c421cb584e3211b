import { useTranslation } from "react-i18next";

import { tell, tellProblem, tellWithUndo } from "@/ui/toasts";

import { cellOf, laid, MONTHS, YEAR } from "./grid-rules";
import { type CellIn, useSetTargets, type Year, type YearRow } from "./queries";
import { useTargetsScope } from "./use-targets-scope";

type Place = { row: number; column: number };

/** Writing into the grid: a cell, a pasted block, a row filled to its end; each can be taken back. */
export function useYearWrites(data: Year, share: CellIn["share"]) {
  const { t } = useTranslation("targets");
  const { measure, pipeline } = useTargetsScope();
  const { mutateAsync, isPending } = useSetTargets();

  async function send(cells: CellIn[], isBack = false) {
    if (cells.length === 0) return;
    const body = { measure, cells, ...(pipeline && { pipeline_id: pipeline }) };
    try {
      const { changed, before } = await mutateAsync(body);
      if (changed === 0 || isBack) return;
      tellWithUndo(t("edit.changed", { count: changed }), () => void send(before, true));
    } catch (error) {
      tellProblem(error);
    }
  }

  const asCell = (wish: { row: YearRow; column: number; amount: string | null }) =>
    cellOf(wish, data.year, share);

  return {
    isPending,
    write: (row: YearRow, column: number, amount: string | null) =>
      send([asCell({ row, column, amount })]),
    paste: (block: string[][], from: Place) => {
      const { wishes, refused } = laid(block, data.items, from, data.is_money);
      if (refused > 0) tell(t("edit.refused", { count: refused }));
      return send(wishes.map(asCell));
    },
    /** The months behind a cell become what it is. */
    fillRight: ({ row: at, column }: Place) => {
      const row = data.items[at];
      if (!row?.may_edit || column >= YEAR) return;
      const amount = row.months[column] ?? null;
      const behind = Array.from({ length: MONTHS - column - 1 }, (_, n) => column + 1 + n);
      return send(behind.map((next) => asCell({ row, column: next, amount })));
    },
  };
}
