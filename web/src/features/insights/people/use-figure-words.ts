import { useMinutes } from "../use-span-words";
import { useWords } from "../use-words";
import { MONEY, SHARES } from "./figures";
import type { Beside, FigureName } from "./queries";

/** How a figure of a member and the median beside it are written. */
export function useFigureWords(currency: string) {
  const words = useWords();
  const minutes = useMinutes();
  const write = (figure: FigureName, value: number | null) => {
    if (value === null) return words.none;
    if (SHARES.includes(figure)) return words.percent(value);
    if (figure === "cycle_days") return words.days(value);
    return figure === "answer_minutes" ? minutes(value) : words.number(value);
  };
  const isMoney = (one: Beside) => MONEY.includes(one.figure);
  return {
    ...words,
    write,
    own: (one: Beside) =>
      isMoney(one) ? words.money(one.amount, currency) : write(one.figure, one.value),
    median: (one: Beside) =>
      isMoney(one) ? words.money(one.median_amount, currency) : write(one.figure, one.median),
    hasMedian: (one: Beside) => one.median !== null || one.median_amount !== null,
  };
}
