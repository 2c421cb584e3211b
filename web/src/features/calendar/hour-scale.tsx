import { momentIn, timeIn } from "@/lib/when";
import { useLocale } from "@/ui/use-locale";
import { clock } from "./rules";
import scale from "./scale.module.css";

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** What the clock of a place says at each hour of our day. */
export function HourScale({ day, zone }: { day: string; zone: string }) {
  const { zone: ours } = useLocale();
  return (
    <div>
      {HOURS.map((hour) => (
        <div key={hour} className={scale.hour}>
          {hour > 0 && timeIn(zone, new Date(momentIn(ours, day, clock(hour * 60))))}
        </div>
      ))}
    </div>
  );
}
