import { useQuery } from "@tanstack/react-query";

import { filterQuery } from "@/api/filters";
import { viewsQuery } from "@/api/views";
import { usePlace } from "@/lib/place";
import { allOf, partsOf } from "@/ui/filter/rules";
import { useKeptColumns } from "@/ui/use-columns";

import { isChanged, type ListPlace, VIEW } from "./rules";

/** Under which name the browser remembers the columns of a list. */
const NAMES = {
  deal: "deals",
  company: "companies",
  person: "people",
  lead: "leads",
  task: "tasks",
} as const;

/** The view a list is shown in, whether it still is as it was kept, and what keeping it would keep. */
export function useView(list: ListPlace) {
  const { search } = usePlace();
  const { data } = useQuery(viewsQuery(list.kind));
  const text = search.filter ?? "";
  const forms = useQuery(filterQuery(list.kind, text)).data;
  const view = data?.items.find(({ id }) => id === search[VIEW]);
  const { kept } = useKeptColumns(NAMES[list.kind]);
  const columns = kept.shown ?? view?.columns ?? [];
  const shown = () => {
    const filter = allOf([...partsOf(text ? forms?.tree : null), ...list.conditions(search)]);
    return {
      layout: list.layout,
      filter: filter ? JSON.stringify(filter) : "",
      sort: search.sort ?? "",
      group_by: search.group ?? "",
      ...(list.layout === "list" && { columns }),
    };
  };
  return {
    views: data,
    view,
    changed:
      view !== undefined &&
      (isChanged(search, view, list) || columns.join() !== view.columns.join()),
    shown,
  };
}
