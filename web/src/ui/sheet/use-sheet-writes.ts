import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { sentenceOf, tell, tellWithUndo } from "@/ui/toasts";

import { byRow, type CellChange } from "./sheet-rules";

const AT_ONCE = 4;

export type Save<Row> = (row: Row, values: Record<string, unknown>) => Promise<Row>;
type Done<Row> = { row: Row; changes: CellChange<Row>[] };

/** Write many cells, a few records at a time; what is refused is told, the rest can be taken back. */
export function useSheetWrites<Row>(rowId: (row: Row) => string, save: Save<Row>) {
  const { t } = useTranslation("common");
  const [pending, setPending] = useState<ReadonlyMap<string, string>>(new Map());
  const latest = useRef(save);
  latest.current = save;
  const keyOf = (row: Row, columnId: string) => `${rowId(row)} ${columnId}`;

  const write = async (changes: CellChange<Row>[]) => {
    const wanted = [...byRow(changes)];
    if (wanted.length === 0) return;
    const cells = wanted.flatMap(([, ofRow]) => ofRow);
    const keys = cells.map(({ row, columnId, after }) => [keyOf(row, columnId), after] as const);
    setPending((before) => new Map([...before, ...keys]));
    const { done, refused } = await inPool(wanted, async ([row, ofRow]) => ({
      row: await latest.current(row, valuesOf(ofRow, "value")),
      changes: ofRow,
    }));
    const ended = new Set(keys.map(([key]) => key));
    setPending((before) => new Map([...before].filter(([key]) => !ended.has(key))));
    for (const reason of new Set(refused.map(sentenceOf))) {
      tell(
        t("sheet.refused", {
          count: refused.filter((one) => sentenceOf(one) === reason).length,
          reason,
        }),
      );
    }
    const count = done.reduce((sum, one) => sum + one.changes.length, 0);
    if (count) tellWithUndo(t("sheet.changed", { count }), () => void takeBack(done));
  };
  const takeBack = async (done: Done<Row>[]) => {
    const { refused } = await inPool(done, ({ row, changes }) =>
      latest.current(row, valuesOf(changes, "old")),
    );
    for (const reason of refused) tell(sentenceOf(reason));
  };
  return { write, textOnItsWay: (row: Row, columnId: string) => pending.get(keyOf(row, columnId)) };
}

function valuesOf<Row>(changes: CellChange<Row>[], which: "value" | "old") {
  return Object.fromEntries(changes.map((change) => [change.columnId, change[which]]));
}

async function inPool<T, R>(jobs: T[], work: (job: T) => Promise<R>) {
  const waiting = [...jobs];
  const done: R[] = [];
  const refused: unknown[] = [];
  const hand = async () => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      await work(job).then(
        (result) => done.push(result),
        (reason) => refused.push(reason),
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
  return { done, refused };
}
