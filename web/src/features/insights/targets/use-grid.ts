import { type ClipboardEvent, type KeyboardEvent, type MouseEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { fromTsv, toTsv, walked } from "@/ui/sheet/sheet-rules";
import { tell } from "@/ui/toasts";

import { amountOf, MONTHS, sumOf, YEAR } from "./grid-rules";
import type { Year } from "./queries";
import type { useYearWrites } from "./use-year-writes";

export type Place = { row: number; column: number };

/** Walking through the grid and writing into it, by keyboard, mouse and clipboard. */
export function useGrid(
  data: Year,
  writes: ReturnType<typeof useYearWrites>,
  onPlace: (at: Place) => void,
) {
  const { t } = useTranslation("targets");
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const [typed, setTyped] = useState<string>(); // what the open editor begins with
  const ref = useRef<HTMLTableElement>(null);
  const size = { rows: data.items.length, columns: MONTHS + 1 };
  const line = data.items[at.row];

  const go = (to: Place) => {
    setTyped(undefined);
    setAt(to);
    onPlace(to);
    requestAnimationFrame(() =>
      ref.current?.querySelector<HTMLElement>(`[data-at="${to.row}.${to.column}"]`)?.focus(),
    );
  };

  const clear = () => line && void writes.write(line, at.column, null);
  const edit = () => setTyped(textAt(data, at));
  const deeds: Record<string, () => void> = {
    Delete: () => clear(),
    Backspace: () => clear(),
    Enter: edit,
    F2: edit,
  };
  /** What a key does to a cell that may be written; undefined: nothing. */
  const deedOf = ({ key, ctrlKey, metaKey }: KeyboardEvent) => {
    if (ctrlKey || metaKey) {
      return key.toLowerCase() === "r" ? () => void writes.fillRight(at) : undefined;
    }
    return /^[\d.]$/.test(key) ? () => setTyped(key) : deeds[key];
  };

  return {
    ref,
    at,
    typed,
    go,
    commit: (text: string, key?: string) => {
      const amount = amountOf(text, data.is_money);
      if (amount === undefined) tell(t("edit.noAmount", { text }));
      else if (line && plain(amount) !== textAt(data, at))
        void writes.write(line, at.column, amount);
      const step = { Tab: "ArrowRight", Enter: "ArrowDown" }[key ?? ""];
      if (step) go(walked(at, step, false, size) ?? at);
      else setTyped(undefined);
    },
    events: {
      onClick: (event: MouseEvent) => {
        const to = placeOf(event.target);
        if (to) go(to);
      },
      onDoubleClick: (event: MouseEvent) => {
        const to = placeOf(event.target);
        if (to && data.items[to.row]?.may_edit) setTyped(textAt(data, to));
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (typed !== undefined) return;
        const to = walked(at, event.key, event.ctrlKey || event.metaKey, size);
        const deed = to ? () => go(to) : line?.may_edit ? deedOf(event) : undefined;
        if (!deed) return;
        event.preventDefault();
        deed();
      },
      onPaste: (event: ClipboardEvent) => {
        if (typed !== undefined) return;
        event.preventDefault();
        void writes.paste(fromTsv(event.clipboardData.getData("text/plain")), at);
      },
      onCopy: (event: ClipboardEvent) => {
        if (typed !== undefined) return;
        event.preventDefault();
        event.clipboardData.setData("text/plain", toTsv([[textAt(data, at)]]));
      },
    },
  };
}

/** Which cell was clicked. */
function placeOf(target: EventTarget): Place | undefined {
  const at = target instanceof Element && target.closest<HTMLElement>("[data-at]")?.dataset.at;
  const [row, column] = (at || "").split(".").map(Number);
  return row === undefined || column === undefined ? undefined : { row, column };
}

function textAt(data: Year, { row, column }: Place): string {
  const line = data.items[row];
  if (!line) return "";
  return plain(column === YEAR ? sumOf(line.months) : (line.months[column] ?? null));
}

function plain(amount: string | null): string {
  return amount === null ? "" : String(Number(amount));
}
