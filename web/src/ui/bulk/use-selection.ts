import { useState } from "react";

export type Selection = {
  /** The records ticked one by one. */
  ids: ReadonlySet<string>;
  /** How many there are if all that the list shows are chosen, also those not loaded yet. */
  all: number | null;
  count: number;
  toggle: (id: string) => void;
  chooseAll: (count: number) => void;
  choose: (ids: string[]) => void;
  /** Choose all from the one that was ticked last to this one, in the order in which they stand. */
  reach: (id: string, order: string[]) => void;
  clear: () => void;
  /** What the server is told: some ids, or none for all that the query of the list shows. */
  target: { ids?: string[] };
};

type Choice = { list: string; ids: ReadonlySet<string>; all: number | null; last?: string };

/** What is chosen in a list. What was chosen in another one is out of sight, and chosen no longer. */
export function useSelection(wish: object): Selection {
  const list = JSON.stringify(wish);
  const none: Choice = { list, ids: new Set<string>(), all: null };
  const [choice, setChoice] = useState(none);
  const { ids, all, last } = choice.list === list ? choice : none;
  const set = (next: Partial<Choice>) => setChoice({ ...none, ...next });
  return {
    ids,
    all,
    count: all ?? ids.size,
    toggle: (id) => {
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      set({ ids: next, last: id });
    },
    reach: (id, order) => {
      const [from, to] = [order.indexOf(last ?? id), order.indexOf(id)].sort((a, b) => a - b);
      const between = from === undefined || from < 0 ? [id] : order.slice(from, (to ?? 0) + 1);
      set({ ids: new Set([...ids, ...between]), last: id });
    },
    chooseAll: (count) => set({ ids, all: count }),
    choose: (chosen) => set({ ids: new Set(chosen) }),
    clear: () => set({}),
    target: all === null ? { ids: [...ids] } : {},
  };
}
