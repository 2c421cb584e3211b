import { type Right, useMe } from "@/api/me";

type Place = { needs?: Right };

/** The places one may go to: what one can do nothing in is not offered. */
export function useReachable<Item extends object>(items: readonly Item[]): Item[] {
  const { can } = useMe();
  return items.filter((item) => {
    const { needs } = item as Place;
    return !needs || can.includes(needs);
  });
}
