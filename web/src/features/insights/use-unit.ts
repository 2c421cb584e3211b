import { useFieldAccess } from "@/api/me";

import { useScope } from "./use-scope";
import { useWords } from "./use-words";

type Amount = { n: number; value: string | null };

/** Whether figures are told by how many deals or by what they are worth; kept in the address. */
export function useUnit() {
  const { search } = useScope();
  const words = useWords();
  const isTold = !useFieldAccess("deal").hides("value");
  const isByValue = isTold && search.unit === "value";
  return {
    isTold,
    isByValue,
    size: ({ n, value }: Amount) => (isByValue ? Number(value) : n),
    amount: ({ n, value }: Amount, currency: string) =>
      isByValue ? words.money(value, currency) : words.count(n),
  };
}
