import { useMe } from "@/api/me";
import { endOfDay, isDay } from "@/lib/as-of";
import { usePlace } from "@/lib/place";
import { dayIn } from "@/lib/when";
import { useLocale } from "@/ui/use-locale";

/** The past day the board is asked for, kept in the address; its last instant counts. */
export function usePastDay() {
  const { search, set } = usePlace();
  const { language } = useLocale();
  const zone = useMe().workspace.time_zone;
  const today = dayIn(zone);
  const day = isDay(search.as_of) && search.as_of < today ? search.as_of : undefined;
  const words = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
  return {
    day,
    today,
    moment: day && endOfDay(day, zone),
    name: day && words.format(new Date(`${day}T00:00:00Z`)),
    choose: (chosen: string | null) =>
      set({ as_of: chosen && chosen < today ? chosen : undefined }),
  };
}
