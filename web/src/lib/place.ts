import { useNavigate, useSearch } from "@tanstack/react-router";

type Change = Record<string, string | undefined>;

const OVER_THE_PAGE = ["deal", "company", "person", "lead", "task", "new", "compose"];

/**
 * The part of the address after "?": filters, sort, tab, the open record. Plain strings.
 *
 * `set` with `replace` leaves no step for the back button (typing in a filter);
 * without it back undoes the change (opening a record).
 */
export function usePlace() {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>;
  const navigate = useNavigate();
  const set = (change: Change, { replace = false } = {}) =>
    void navigate({
      to: ".",
      replace,
      search: ((before: Change) => clean({ ...before, ...change })) as never,
    });
  return { search, set };
}

export type RecordKind = "deal" | "company" | "person" | "lead" | "task";

/** Open a record in the drawer over what is on screen; the shell shows the drawer. */
export function useOpenRecord() {
  const { set } = usePlace();
  return (kind: RecordKind, id: string) =>
    set({
      deal: undefined,
      company: undefined,
      person: undefined,
      lead: undefined,
      task: undefined,
      [kind]: id,
    });
}

/** Open the form for something new; the shell shows it. */
export function useOpenNew() {
  const { set } = usePlace();
  return (kind: RecordKind) => set({ new: kind });
}

/**
 * Open the composer over what is on screen; `to` is written as in a letter: `Ada <ada@example.com>`,
 * `about` names the record it is about: `deal.` and its id.
 */
export function useWriteMail() {
  const { set } = usePlace();
  return (to?: string, about?: string) => set({ compose: "new", mailto: to, about });
}

/** Whether the address has anything open over the page. */
export function isOpen(search: Change): boolean {
  return OVER_THE_PAGE.some((name) => search[name]);
}

function clean(search: Change): Change {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value));
}
