import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { type Lifted, neighbour, nextTarget, type Target } from "./board-keys";
import { type Board, findCard } from "./rules";

type Hands = {
  root: RefObject<HTMLElement | null>;
  mayWrite: boolean;
  onOpen: (dealId: string) => void;
  onDrop: (lifted: Lifted) => void;
};

const ARROWS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];
const WALKING = [...ARROWS, "Home", "End"];

/** The board without a mouse: arrows walk, Enter opens, space lifts and drops, Esc returns. */
export function useBoardKeys(board: Board, { root, mayWrite, onOpen, onDrop }: Hands) {
  const { t } = useTranslation("pipeline");
  const [activeId, setActiveId] = useState<string>();
  const [lifted, setLifted] = useState<Lifted>();
  const [said, setSaid] = useState("");
  const wanted = useRef<string>(undefined);

  // A card that changes its column is drawn anew there; the focus goes with it.
  useEffect(() => {
    if (!wanted.current) return;
    const card = root.current?.querySelector<HTMLElement>(`[data-deal-id="${wanted.current}"]`);
    if (!card) return;
    wanted.current = undefined;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  const walk = (dealId: string, key: string) => {
    const next = neighbour(board, dealId, key);
    if (!next) return;
    wanted.current = next;
    setActiveId(next);
  };
  const lift = (dealId: string) => {
    const card = findCard(board, dealId);
    if (!card) return;
    setLifted({ card, target: { stageId: card.stage_id } });
    setSaid(t("keys.lifted", { title: card.title, place: stageName(board, card.stage_id) }));
  };
  const aim = (key: string) => {
    if (!lifted) return;
    const target = nextTarget(board, lifted, key);
    wanted.current = lifted.card.id;
    setLifted({ ...lifted, target });
    setSaid(t("keys.over", { place: placeName(target) }));
  };
  const end = (drops: boolean) => {
    if (!lifted) return;
    wanted.current = lifted.card.id;
    setLifted(undefined);
    setSaid(
      drops
        ? t("keys.dropped", { title: lifted.card.title, place: placeName(lifted.target) })
        : t("keys.returned", { title: lifted.card.title }),
    );
    if (drops) onDrop(lifted);
  };
  const placeName = (target: Target) =>
    "zone" in target ? t(`zone.${target.zone}`) : stageName(board, target.stageId);

  const onKeyDown = (event: KeyboardEvent) => {
    const dealId = (event.target as HTMLElement).dataset.dealId;
    if (!dealId || event.metaKey || event.ctrlKey || event.altKey) return;
    const perform = actOf(event.key);
    if (!perform) return;
    event.preventDefault();
    event.stopPropagation();
    perform(dealId);
  };
  const actOf = (key: string): ((dealId: string) => void) | undefined => {
    if (lifted) return inHand(key);
    if (WALKING.includes(key)) return (id) => walk(id, key);
    if (key === " " && mayWrite) return lift;
    return key === "Enter" ? onOpen : undefined;
  };
  const inHand = (key: string) => {
    if (ARROWS.includes(key)) return () => aim(key);
    if (key === " " || key === "Enter") return () => end(true);
    return key === "Escape" ? () => end(false) : undefined;
  };
  return { onKeyDown, activeId, activate: setActiveId, lifted, said, say: setSaid };
}

function stageName(board: Board, stageId: string): string {
  return board.stages.find((stage) => stage.id === stageId)?.name ?? "";
}
