import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { useMay } from "@/api/me";
import { useDragging } from "@/ui/board/drag";
import { tellWithUndo } from "@/ui/toasts";
import classes from "./stakeholder.module.css";
import { StakeholderChip } from "./stakeholder-chip";
import { StakeholderGaps } from "./stakeholder-gaps";
import { StakeholderLines } from "./stakeholder-lines";
import {
  ATTITUDES,
  INFLUENCES,
  isAt,
  isUnplaced,
  type Spot,
  type Stakeholder,
} from "./stakeholder-rules";
import { StakeholderSpot } from "./stakeholder-spot";
import { usePlace, useStakeholders } from "./use-stakeholders";

const KIND = "stakeholder";

/** The people of a deal by how they stand to it and how much they count; lines say who reports to whom. */
export function StakeholderMap({ dealId }: { dealId: string }) {
  const { t } = useTranslation("views");
  const { items, gaps } = useStakeholders(dealId);
  const mayWrite = useMay("write");
  const place = usePlace(dealId);
  const map = useRef<HTMLElement>(null);
  const movedLast = useRef<string>(undefined);
  const [said, setSaid] = useState("");
  const nameOf = ({ attitude, influence }: Spot) =>
    t("map.spot", {
      attitude: attitude ? t(`map.attitude.${attitude}`) : t("map.unknown"),
      influence: influence ? t(`map.influence.${influence}`) : t("map.unknown"),
    });
  const put = (person: Stakeholder, spot: Spot) => {
    if (isAt(person, spot)) return;
    const before = { attitude: person.attitude, influence: person.influence };
    const told = t("map.placed", { name: person.name, spot: nameOf(spot) });
    setSaid(told);
    movedLast.current = person.person_id;
    place.mutateAsync({ person, spot }).then(
      () => tellWithUndo(told, () => place.mutate({ person, spot: before })),
      () => undefined, // the refusal is told by the query client
    );
  };
  useDragging<Stakeholder, Spot>(put, KIND);
  const chips = (people: Stakeholder[]) =>
    people.map((person) => (
      <StakeholderChip
        key={person.person_id}
        kind={KIND}
        person={person}
        mayWrite={mayWrite}
        spotName={nameOf(person)}
        movedLast={movedLast}
        onPut={(spot) => put(person, spot)}
      />
    ));
  const unplaced = items.filter(isUnplaced);
  return (
    <>
      <section className={classes.map} ref={map} aria-label={t("map.label")}>
        <StakeholderLines people={items} map={map} />
        <span />
        {ATTITUDES.map((attitude) => (
          <span key={attitude} className={classes.column}>
            {t(`map.attitude.${attitude}`)}
          </span>
        ))}
        {INFLUENCES.map((influence) => [
          <span key={influence} className={classes.row}>
            {t(`map.influence.${influence}`)}
          </span>,
          ...ATTITUDES.map((attitude) => (
            <StakeholderSpot
              key={`${influence} ${attitude}`}
              kind={KIND}
              spot={{ attitude, influence }}
              name={nameOf({ attitude, influence })}
            >
              {chips(items.filter((person) => isAt(person, { attitude, influence })))}
            </StakeholderSpot>
          )),
        ])}
      </section>
      {unplaced.length > 0 && (
        <div className={classes.tray}>
          <span className={classes.row}>{t("map.unplaced")}</span>
          {chips(unplaced)}
        </div>
      )}
      <StakeholderGaps gaps={gaps} />
      <p id="map-keys" className={classes.unseen}>
        {t("map.keys")}
      </p>
      <div aria-live="polite" className={classes.unseen}>
        {said}
      </div>
    </>
  );
}
