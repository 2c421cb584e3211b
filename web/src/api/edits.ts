import type { Schema } from "./client";
import { OWN } from "./fields";
import type { HistoryKind } from "./history";
import { Problem } from "./problem";

export type Change = Schema["ChangedSince"];
type Patch = { custom?: Record<string, unknown> | undefined };
type Versioned = { version: number };

/** What somebody wrote of a record, and how it goes to the server. */
type Edit<P extends Patch, R extends Versioned> = {
  kind: HistoryKind;
  id: string;
  /** The version they had before their eyes when they began. */
  version: number;
  patch: P;
  /** How it looks on screen, where that is more than what is sent: the name behind an id. */
  shown?: object | undefined;
  send: (patch: P, version: number) => Promise<R>;
  read: () => Promise<R>;
};

/** The same fields were changed by a colleague: to be decided, field by field. */
export type Clash = Pick<Edit<Patch, Versioned>, "kind" | "patch" | "shown"> & {
  version: number;
  changes: Change[];
  decide: (mine: ReadonlySet<string>) => void;
};

// What this window wrote itself is no news to whoever sits before it.
const made = new Map<string, Set<number>>();

/**
 * Write an edit beside those of others. If it is of the same fields, ask which is right: what was
 * typed waits in the dialog until somebody has decided.
 */
export async function saveEdit<P extends Patch, R extends Versioned>(edit: Edit<P, R>): Promise<R> {
  try {
    const saved = await edit.send(edit.patch, edit.version);
    made.set(edit.id, (made.get(edit.id) ?? new Set()).add(saved.version));
    return saved;
  } catch (error) {
    const stale = staleOf(error);
    const clashing = stale?.changes.filter(({ clashes }) => clashes) ?? [];
    if (!stale || clashing.length === 0) throw error;
    const again = (patch: P) => saveEdit({ ...edit, patch, version: stale.version });
    if (clashing.every((one) => one.made && made.get(edit.id)?.has(one.made))) {
      return again(edit.patch);
    }
    const mine = await decided(edit, { version: stale.version, changes: clashing });
    const patch = keptOf(edit.patch, clashing, mine);
    return Object.keys(patch).length ? again(patch) : edit.read();
  }
}

function staleOf(error: unknown): { version: number; changes: Change[] } | undefined {
  if (!(error instanceof Problem) || error.status !== 412) return undefined;
  const { version, changes } = error.extension as Partial<Schema["StaleOut"]>;
  return version ? { version, changes: changes ?? [] } : undefined;
}

const SENT_AS: Record<string, string> = { is_all_day: "all_day" };

/** What an edit says about a field; undefined: nothing. */
export function saidOf(patch: object, field: string): unknown {
  const said = patch as Record<string, unknown>;
  if (!field.startsWith(OWN)) return said[SENT_AS[field] ?? field];
  return (said.custom as Record<string, unknown> | undefined)?.[field.slice(OWN.length)];
}

/** The edit without what the colleague's value is taken for; what is mine goes as it was seen. */
export function keptOf<P extends Patch>(
  patch: P,
  clashing: Change[],
  mine: ReadonlySet<string>,
): P {
  const { custom, ...rest } = patch as Patch & Record<string, unknown>;
  const own: Record<string, unknown> = { ...custom };
  const plain: Record<string, unknown> = { ...rest };
  for (const { field, before } of clashing) {
    const [into, name] = field.startsWith(OWN)
      ? ([own, field.slice(OWN.length)] as const)
      : ([plain, SENT_AS[field] ?? field] as const);
    if (!mine.has(field)) delete into[name];
    else if (into[name] === undefined) into[name] = before;
  }
  return { ...plain, ...(Object.keys(own).length && { custom: own }) } as unknown as P;
}

let clashes: Clash[] = [];
const listeners = new Set<() => void>();

function decided(
  { kind, patch, shown }: Pick<Clash, "kind" | "patch" | "shown">,
  found: Pick<Clash, "version" | "changes">,
): Promise<ReadonlySet<string>> {
  return new Promise((resolve) => {
    const clash: Clash = {
      ...{ kind, patch, shown, ...found },
      decide: (mine) => {
        show(clashes.filter((one) => one !== clash));
        resolve(mine);
      },
    };
    show([...clashes, clash]);
  });
}

/** The clash that waits longest for a decision. */
export function clashNow(): Clash | undefined {
  return clashes[0];
}

export function listenToClashes(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(next: Clash[]): void {
  clashes = next;
  for (const listener of listeners) listener();
}
