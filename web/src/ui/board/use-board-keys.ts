import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { neighbour } from "./neighbours";

/** A card in the keyboard's hand, and where it would land. */
type Held<Card, Target> = { card: Card; target: Target };

type Board<Card, Target> = {
  columns: { cards: Card[] }[];
  root: RefObject<HTMLElement | null>;
  mayWrite: boolean;
  homeOf: (card: Card) => Target;
  next: (held: Held<Card, Target>, key: string) => Target;
  nameOf: (target: Target) => string;
  onOpen: (cardId: string) => void;
  /** What "x" does; Esc lets go of all that is chosen. */
  onPick?: ((cardId: string) => void) | undefined;
  onUnpick?: (() => void) | undefined;
  onDrop: (held: Held<Card, Target>) => void;
};

const ARROWS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];
const WALKING = [...ARROWS, "Home", "End"];

/** A board without a mouse: arrows walk, Enter opens, space lifts and drops, Esc returns. */
export function useBoardKeys<Card extends { id: string; title: string }, Target>(
  board: Board<Card, Target>,
) {
  const { columns, root, mayWrite, homeOf, next, nameOf, onOpen, onDrop, onPick, onUnpick } = board;
  const { t } = useTranslation("common");
  const [activeId, setActiveId] = useState<string>();
  const [lifted, setLifted] = useState<Held<Card, Target>>();
  const [said, setSaid] = useState("");
  const wanted = useRef<string>(undefined);

  // A card that changes its column is drawn anew there; the focus goes with it.
  useEffect(() => {
    if (!wanted.current) return;
    const card = root.current?.querySelector<HTMLElement>(`[data-card-id="${wanted.current}"]`);
    if (!card) return;
    wanted.current = undefined;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  const walk = (cardId: string, key: string) => {
    const found = neighbour(columns, cardId, key);
    if (!found) return;
    wanted.current = found;
    setActiveId(found);
  };
  const lift = (cardId: string) => {
    const card = columns.flatMap(({ cards }) => cards).find(({ id }) => id === cardId);
    if (!card) return;
    setLifted({ card, target: homeOf(card) });
    setSaid(t("board.lifted", { title: card.title, place: nameOf(homeOf(card)) }));
  };
  const aim = (key: string) => {
    if (!lifted) return;
    const target = next(lifted, key);
    wanted.current = lifted.card.id;
    setLifted({ ...lifted, target });
    setSaid(t("board.over", { place: nameOf(target) }));
  };
  const end = (drops: boolean) => {
    if (!lifted) return;
    wanted.current = lifted.card.id;
    setLifted(undefined);
    setSaid(
      drops
        ? t("board.dropped", { title: lifted.card.title, place: nameOf(lifted.target) })
        : t("board.returned", { title: lifted.card.title }),
    );
    if (drops) onDrop(lifted);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const cardId = (event.target as HTMLElement).dataset.cardId;
    if (!cardId || event.metaKey || event.ctrlKey || event.altKey) return;
    const perform = actOf(event.key);
    if (!perform) return;
    event.preventDefault();
    event.stopPropagation();
    perform(cardId);
  };
  const actOf = (key: string): ((cardId: string) => void) | undefined => {
    if (lifted) return inHand(key);
    if (WALKING.includes(key)) return (id) => walk(id, key);
    const plain = { " ": mayWrite ? lift : undefined, x: onPick, Escape: onUnpick, Enter: onOpen };
    return plain[key as keyof typeof plain];
  };
  const inHand = (key: string) => {
    if (ARROWS.includes(key)) return () => aim(key);
    if (key === " " || key === "Enter") return () => end(true);
    return key === "Escape" ? () => end(false) : undefined;
  };
  return { onKeyDown, activeId, activate: setActiveId, lifted, said, say: setSaid };
}
