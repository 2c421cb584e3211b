import { useQuery } from "@tanstack/react-query";

import { membersQuery } from "@/api/lookups";
import { usePlace } from "@/lib/place";
import { zones } from "@/lib/zones";
import { useLocale } from "@/ui/use-locale";

export const MOST_SIDE_BY_SIDE = 8;

/** The time zone whose clock stands beside ours, if the address names one there is. */
export function useSecondZone(): string | undefined {
  const { search } = usePlace();
  const { language } = useLocale();
  return zones(language).find(({ value }) => value === search.zone)?.value;
}

/** The members whose day is shown side by side, in the order of the address. */
export function useBeside(): { id: string; name: string }[] {
  const { search } = usePlace();
  const members = useQuery(membersQuery()).data ?? [];
  return (search.with ?? "")
    .split(",")
    .slice(0, MOST_SIDE_BY_SIDE)
    .flatMap((id) => members.find((member) => member.id === id) ?? []);
}
