import {
  IconArrowsExchange,
  IconBan,
  IconLock,
  IconThumbDown,
  IconTrophy,
} from "@tabler/icons-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useDropTarget } from "@/ui/board/drag";
import { type Target, ZONES, type Zone } from "./board-keys";
import classes from "./drop-zones.module.css";

const ICONS = {
  won: IconTrophy,
  lost: IconThumbDown,
  void: IconBan,
  other: IconArrowsExchange,
};

type Props = {
  isShown: boolean;
  aimed: Target | undefined;
  hasOtherPipeline: boolean;
  /** Why the card in hand may not be won. */
  wonRefusal: string | undefined;
};

/** Where a deal leaves the board; they slide in at the foot while a card is in hand. */
export function DropZones({ isShown, aimed, hasOtherPipeline, wonRefusal }: Props) {
  const zones = ZONES.filter((zone) => zone !== "other" || hasOtherPipeline);
  return (
    <div className={classes.zones} data-shown={isShown || undefined} aria-hidden>
      {zones.map((zone) => (
        <DropZone
          key={zone}
          zone={zone}
          refusal={zone === "won" ? wonRefusal : undefined}
          isAimedAt={aimed !== undefined && "zone" in aimed && aimed.zone === zone}
        />
      ))}
    </div>
  );
}

type ZoneProps = { zone: Zone; isAimedAt: boolean; refusal: string | undefined };

function DropZone({ zone, isAimedAt, refusal }: ZoneProps) {
  const { t } = useTranslation("pipeline");
  const element = useRef<HTMLDivElement>(null);
  const isOver = useDropTarget(element, { zone }, zone);
  const Icon = ICONS[zone];
  return (
    <div
      ref={element}
      className={classes.zone}
      data-zone={zone}
      data-over={isOver || isAimedAt || undefined}
      data-refuses={refusal ? true : undefined}
      title={refusal}
    >
      {refusal ? <IconLock size={18} stroke={1.8} /> : <Icon size={18} stroke={1.8} />}
      {t(`zone.${zone}`)}
      {refusal && <small className={classes.refusal}>{refusal}</small>}
    </div>
  );
}
