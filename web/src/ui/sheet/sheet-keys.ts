import { type Place, type Range, type Size, walked } from "./sheet-rules";

type Press = {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
};

/** What keys can ask of a sheet. Without `write` it is only read. */
export type SheetActs = {
  go: (to: Place, isExtending?: boolean) => void;
  select: (range: Range) => void;
  write: { edit: (draft?: string) => void; clear: () => void; fillDown: () => void } | undefined;
};

/** What a key does in a sheet; undefined when it is none of the sheet's. */
export function actOf(press: Press, range: Range, size: Size, acts: SheetActs) {
  if (press.altKey) return undefined;
  const isCommand = press.ctrlKey || press.metaKey;
  const next = walked(range.focus, press.key, isCommand, size);
  if (next) return () => acts.go(next, press.shiftKey);
  return isCommand
    ? commandOf(press.key.toLowerCase(), size, acts)
    : plainOf(press.key, range, acts);
}

function commandOf(key: string, size: Size, { select, write }: SheetActs) {
  if (key === "d") return write?.fillDown;
  const end = { row: size.rows - 1, column: size.columns - 1 };
  return key === "a" ? () => select({ anchor: { row: 0, column: 0 }, focus: end }) : undefined;
}

function plainOf(key: string, { focus }: Range, { select, write }: SheetActs) {
  if (key === "Escape") return () => select({ anchor: focus, focus });
  if (key === "Enter" || key === "F2") return write && (() => write.edit());
  if (key === "Delete" || key === "Backspace") return write?.clear;
  return key.length === 1 ? write && (() => write.edit(key)) : undefined;
}
