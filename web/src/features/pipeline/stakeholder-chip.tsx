import { Menu, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import { useOpenRecord } from "@/lib/place";
import { Avatar } from "@/ui/avatar";
import { useDraggableCard } from "@/ui/board/drag";

import classes from "./stakeholder.module.css";
import { ATTITUDES, INFLUENCES, nextSpot, type Spot, type Stakeholder } from "./stakeholder-rules";

type Props = {
  kind: string;
  person: Stakeholder;
  mayWrite: boolean;
  spotName: string;
  movedLast: RefObject<string | undefined>;
  onPut: (spot: Spot) => void;
};

/** Somebody on the map: dragged, moved by the arrow keys, or placed from a menu. */
export function StakeholderChip({ kind, person, mayWrite, spotName, movedLast, onPut }: Props) {
  const { t } = useTranslation(["views", "pipeline"]);
  const openRecord = useOpenRecord();
  const chip = useRef<HTMLButtonElement>(null);
  useDraggableCard(chip, person, mayWrite, kind);
  // Whoever changes the square is drawn anew there; the focus goes along, for the next stroke.
  useEffect(() => {
    const isLost = document.activeElement === document.body;
    if (isLost && movedLast.current === person.person_id) chip.current?.focus();
  }, [movedLast, person.person_id]);
  const { name, role, attitude, influence } = person;
  const onKeyDown = (event: KeyboardEvent) => {
    const spot = mayWrite ? nextSpot(person, event.key) : undefined;
    if (!spot) return;
    event.preventDefault();
    event.stopPropagation();
    onPut(spot);
  };
  return (
    <Menu withinPortal position="bottom-start">
      <Menu.Target>
        <UnstyledButton
          ref={chip}
          className={classes.chip}
          data-person={person.person_id}
          aria-describedby="map-keys"
          onKeyDown={onKeyDown}
        >
          <Avatar name={name} size={20} tooltip={false} />
          <span className={classes.who}>
            <span className={classes.name}>{name}</span>
            <span className={classes.role}>{t(`pipeline:role.${role}`)}</span>
            <VisuallyHidden>{spotName}</VisuallyHidden>
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => openRecord("person", person.person_id)}>
          {t("map.open", { name })}
        </Menu.Item>
        {mayWrite && (
          <>
            <Menu.Label>{t("map.attitudeIs")}</Menu.Label>
            {ATTITUDES.map((one) => (
              <Menu.Item
                key={one}
                aria-current={one === attitude || undefined}
                onClick={() => onPut({ attitude: one, influence: influence ?? "medium" })}
              >
                {t(`map.attitude.${one}`)}
              </Menu.Item>
            ))}
            <Menu.Label>{t("map.influenceIs")}</Menu.Label>
            {INFLUENCES.map((one) => (
              <Menu.Item
                key={one}
                aria-current={one === influence || undefined}
                onClick={() => onPut({ attitude: attitude ?? "neutral", influence: one })}
              >
                {t(`map.influence.${one}`)}
              </Menu.Item>
            ))}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
