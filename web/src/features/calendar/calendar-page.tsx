import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { usePlace } from "@/lib/place";
import { dayIn } from "@/lib/when";
import { Boundary } from "@/ui/boundary";
import { Page } from "@/ui/page";
import { useLocale } from "@/ui/use-locale";

import classes from "./calendar.module.css";
import { CalendarControls } from "./calendar-controls";
import { CalendarExtras } from "./calendar-extras";
import { CalendarView } from "./calendar-view";
import { NewTask } from "./new-task";
import { type Slot, VIEWS, type View } from "./rules";

const A_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What is planned, on the member's own clock: month, week, day, and on a phone the days ahead. */
export function CalendarPage() {
  const { t } = useTranslation("calendar");
  const { zone } = useLocale();
  const { search } = usePlace();
  const me = useMe();
  const phone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const [wanted, setWanted] = useState<Slot>();
  const chosen = VIEWS.find((one) => one === search.view) ?? "week";
  const view: View = phone ? "agenda" : chosen;
  const day = A_DAY.test(search.day ?? "") ? (search.day as string) : dayIn(zone);
  const isBeside = view === "day" && Boolean(search.with);
  const mayWrite = me.can.includes("write");
  const controls = (
    <CalendarControls
      view={view}
      day={day}
      onNew={mayWrite ? () => setWanted({ day, minute: null }) : undefined}
    />
  );
  return (
    <Page fixed title={t("title")} controls={!phone && controls}>
      {phone && <div className={classes.controls}>{controls}</div>}
      <CalendarExtras view={view} />
      <Boundary>
        <CalendarView
          view={view}
          day={day}
          ownerId={search.whose === "everyone" || isBeside ? undefined : me.member.id}
          onSlot={mayWrite ? setWanted : undefined}
        />
      </Boundary>
      {wanted && <NewTask slot={wanted} onClose={() => setWanted(undefined)} />}
    </Page>
  );
}
