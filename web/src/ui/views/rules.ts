import type { Filter, Kind } from "@/api/filters";
import type { View, ViewLayout } from "@/api/views";

export type Place = Record<string, string | undefined>;

/** A list, as far as views of it are kept. */
export type ListPlace = {
  kind: Kind;
  layout: ViewLayout;
  /** What of the address narrows the list besides the filter: a view takes it up, and opens without it. */
  quick: readonly string[];
  /** The same as conditions. */
  conditions: (place: Place) => Filter[];
};

/** `view` is what tasks already call mine, everyone's and done. */
export const VIEW = "saved";
/** In the address: no view, though a list would open with one. */
export const NO_VIEW = "none";

type Opened = { to: string; wide?: Place };
/** Where a kind is shown in a layout, and with what in the address nothing but the view narrows it. */
const OPENED: Record<Kind, { list: Opened } & Partial<Record<ViewLayout, Opened>>> = {
  deal: {
    list: { to: "/deals", wide: { status: "all" } },
    board: { to: "/pipeline" },
    forecast: { to: "/pipeline/forecast" },
    timeline: { to: "/pipeline/timeline" },
  },
  company: { list: { to: "/companies" } },
  person: { list: { to: "/people" } },
  lead: { list: { to: "/leads" } },
  task: {
    list: { to: "/tasks", wide: { view: "everyone" } },
    board: { to: "/tasks", wide: { view: "everyone", as: "board" } },
  },
};

/** Where a view is shown: the page, and what its address says. */
export function placeOf(view: View): { to: string; search: Place } {
  const { to, wide } = OPENED[view.kind][view.layout] ?? OPENED[view.kind].list;
  const { filter, sort, group_by: group } = view;
  const said = Object.entries({ filter, sort, group }).filter(([, value]) => value);
  return { to, search: { [VIEW]: view.id, ...Object.fromEntries(said), ...wide } };
}

/** Whether what is on screen is something else than what the view has kept. */
export function isChanged(place: Place, view: View, list: ListPlace): boolean {
  const kept = placeOf(view).search;
  const names = ["filter", "sort", "group", ...list.quick];
  return (
    view.layout !== list.layout || names.some((name) => (place[name] ?? "") !== (kept[name] ?? ""))
  );
}

/** A page opened without a word about what it shall show. */
export function isBare(place: Place): boolean {
  return Object.values(place).every((value) => !value);
}

export type Section = { name: "starred" | "mine" | "team" | "workspace"; views: View[] };

/** First what is at hand, then one's own, the team's, everybody's; each view stands once. */
export function sectionsOf(views: View[], memberId: string): Section[] {
  const where = (view: View): Section["name"] => {
    if (view.is_starred) return "starred";
    if (view.owner_id === memberId) return "mine";
    return view.scope === "team" ? "team" : "workspace";
  };
  return (["starred", "mine", "team", "workspace"] as const)
    .map((name) => ({ name, views: views.filter((view) => where(view) === name) }))
    .filter((section) => section.views.length > 0);
}
