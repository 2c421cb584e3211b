import { useHotkeys } from "@mantine/hooks";
import { createContext, type ReactNode, use, useEffect, useState } from "react";

/** Everything a user can do that has a name: menu, shortcut and command palette show the same object. */
export type Action = {
  /** Stable, for the program: "deal.create". */
  name: string;
  label: string;
  /** "mod+k", "n"; two keys one after the other ("g p") are shown and heard by the shell. */
  keys?: string;
  icon?: ReactNode;
  perform: () => void;
};

type Registry = {
  actions: Action[];
  put: (owner: symbol, actions: Action[]) => void;
  drop: (owner: symbol) => void;
};

const ActionRegistry = createContext<Registry | null>(null);

/** Keeps what the screens in front of the user can do. */
export function ActionProvider({ children }: { children: ReactNode }) {
  const [groups, setGroups] = useState<ReadonlyMap<symbol, Action[]>>(new Map());
  const [put] = useState(() => (owner: symbol, actions: Action[]) => {
    setGroups((before) => new Map(before).set(owner, actions));
  });
  const [drop] = useState(() => (owner: symbol) => {
    setGroups((before) => new Map([...before].filter(([other]) => other !== owner)));
  });
  return (
    <ActionRegistry value={{ actions: [...groups.values()].flat(), put, drop }}>
      {children}
    </ActionRegistry>
  );
}

/** Offer actions in the command palette and by their keys while this component is on screen. */
export function useActions(actions: Action[], { areKeysHeard = true } = {}): void {
  const registry = use(ActionRegistry);
  const [owner] = useState(() => Symbol("actions"));
  const { put, drop } = registry ?? {};
  const shape = actions.map(({ name, label }) => name + label).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` stands for the actions, which are new objects at every render.
  useEffect(() => {
    put?.(owner, actions);
    return () => drop?.(owner);
  }, [owner, shape, put, drop]);
  useHotkeys(
    actions.flatMap(({ keys, perform }) =>
      areKeysHeard && keys && !keys.includes(" ") ? [[keys, perform]] : [],
    ),
  );
}

export function useRegisteredActions(): Action[] {
  return use(ActionRegistry)?.actions ?? [];
}
