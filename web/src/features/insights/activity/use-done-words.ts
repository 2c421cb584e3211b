import { useMinutes } from "../use-span-words";
import { useWords } from "../use-words";
import { type DoneColumn, SHARES } from "./done";

/** How a figure of a column is written. */
export function useDoneWords() {
  const words = useWords();
  const minutes = useMinutes();
  const write = (column: DoneColumn, value: number | null) => {
    if (value === null) return words.none;
    if (SHARES.includes(column)) return words.percent(value);
    return column === "median_minutes" ? minutes(value) : words.count(value);
  };
  return { words, write };
}
