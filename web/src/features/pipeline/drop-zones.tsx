import { IconArrowsExchange, IconBan, IconThumbDown, IconTrophy } from "@tabler/icons-react";
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

type Props = { isShown: boolean; aimed: Target | undefined; hasOtherPipeline: boolean };

/** Where a deal leaves the board; they slide in at the foot while a card is in hand. */
export function DropZones({ isShown, aimed, hasOtherPipeline }: Props) {
  const zones = ZONES.filter((zone) => zone !== "other" || hasOtherPipeline);
  return (
    <div className={classes.zones} data-shown={isShown || undefined} aria-hidden>
      {zones.map((zone) => (
        <DropZone
          key={zone}
          zone={zone}
          isAimedAt={aimed !== undefined && "zone" in aimed && aimed.zone === zone}
        />
      ))}
    </div>
  );
}

function DropZone({ zone, isAimedAt }: { zone: Zone; isAimedAt: boolean }) {
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
    >
      <Icon size={18} stroke={1.8} />
      {t(`zone.${zone}`)}
    </div>
  );
}
